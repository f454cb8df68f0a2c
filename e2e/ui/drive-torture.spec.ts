/** Random work on a drive that the app has mounted, compared with a model, and with the vault once it is locked. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "@playwright/test";
import { FileTorture } from "../integration/support/file-torture.ts";
import { Torture } from "../integration/support/webdav-torture.ts";
import { desktopSession, hasGvfs } from "./desktop-session.ts";
import { type Latchkey, startLatchkey, test, vaultPassword } from "./latchkey.ts";
import { projectFolder } from "./runtime.ts";

const STEPS = 150;

const hasDavfs2 =
  spawnSync("sh", ["-c", 'test "$(id -u)" = 0 && command -v mount.davfs && { : < /dev/fuse; }'])
    .status === 0;

/** The app with drives, and a vault that is open. @returns where its drive is */
async function open(latchkey: Latchkey) {
  const path = await latchkey.addOfficialVault("v8-siv-gcm", "Taxes");
  await latchkey.unlock(vaultPassword);
  const status = latchkey.page.getByRole("status", { name: "Your files are in" });
  await expect(status).toBeVisible();
  return { path, place: await status.innerText() };
}

async function work(step: () => Promise<void>): Promise<void> {
  for (let number = 0; number < STEPS; number += 1) {
    await step().catch((error: unknown) => {
      throw new Error(`step ${number}`, { cause: error });
    });
  }
}

/** Locks the vault, and asks it by the command line. */
async function compare(
  latchkey: Latchkey,
  path: string,
  model: ReadonlyMap<string, Buffer>,
): Promise<void> {
  await latchkey.button("Lock").click();
  await expect(latchkey.button("Unlock")).toBeVisible();
  expect(model.size).toBeGreaterThan(0);
  for (const [name, content] of model) {
    const program = join(projectFolder, "out", "cli", "latchkey.js");
    const words = [program, "cat", path, `/${name}`, "--password-env", "SECRET"];
    const found = execFileSync(process.execPath, words, {
      env: { ...process.env, SECRET: vaultPassword },
      maxBuffer: 2 ** 24,
    });
    expect(`${name}: ${Buffer.compare(found, content)}`).toBe(`${name}: 0`);
  }
}

async function withDrives(home: string): Promise<void> {
  const settings = JSON.stringify({ version: 1, settings: { language: "en", lockOnQuit: true } });
  await writeFile(join(home, "settings.json"), settings);
}

test.describe("a drive by davfs2 [needs root, davfs2 and /dev/fuse]", () => {
  test.skip(!hasDavfs2);

  test("survives random work", async ({ home }) => {
    test.setTimeout(180_000);
    await withDrives(home);
    const bare = { DBUS_SESSION_BUS_ADDRESS: "", XDG_RUNTIME_DIR: "" };
    const latchkey = await startLatchkey(home, bare);
    try {
      const { path, place } = await open(latchkey);
      expect(place).toMatch(/^\/run\/latchkey-drives\//);
      const folder = join(place, "work");
      await mkdir(folder);
      const torture = new Torture(folder, 11);
      await work(() => torture.step());
      const model = [...(await torture.end())].map(
        ([name, content]) => [`work/${name}`, content] as const,
      );
      await compare(latchkey, path, new Map(model));
    } finally {
      await latchkey.electron.close();
    }
  });
});

test.describe("a drive by gvfs [needs gvfs, its FUSE part and /dev/fuse]", () => {
  test.skip(!hasGvfs);

  test("survives random work on whole files", async ({ home }) => {
    test.setTimeout(180_000);
    await withDrives(home);
    const session = await desktopSession(join(dirname(home), "session"));
    const latchkey = await startLatchkey(home, session.env);
    try {
      const { path, place } = await open(latchkey);
      // gvfs 1.50 waits for ever after 32 moves: see drive-torture.test.ts.
      const torture = new FileTorture(place, 12, 24);
      await torture.begin();
      await work(() => torture.step());
      await compare(latchkey, path, torture.model);
    } finally {
      await latchkey.electron.close();
      session.end();
    }
  });
});
