/**
 * The pictures of README.md, always of the same vaults in the same folders.
 *
 * What differs from one time to the next is the clock in them.
 */

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { test as base, expect, type Page } from "@playwright/test";
import { items, showFiles } from "../ui/files-vault.ts";
import { type Latchkey, startLatchkey } from "../ui/latchkey.ts";
import { projectFolder } from "../ui/runtime.ts";
import { landscapes } from "./landscapes.ts";

const password = "correct horse battery";
const size = { width: 1040, height: 660 };

/** The app of somebody who has three vaults; the first one has files. */
const test = base.extend<{ readonly latchkey: Latchkey; readonly cloud: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from it
  cloud: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), "latchkey-pictures-"));
    for (const name of ["MEGA/Family photos", "Nextcloud/Letters", "Nextcloud/Taxes"]) {
      await mkdir(join(home, name), { recursive: true });
      latchkeyCommand(home, ["create", join(home, name)]);
    }
    const photos = join(home, "Photos");
    for (const folder of ["2024", "2025"]) await mkdir(join(photos, folder), { recursive: true });
    for (const [name, drawing] of landscapes) await writeFile(join(photos, name), drawing);
    latchkeyCommand(home, ["put", join(home, "MEGA/Family photos"), photos, "/"]);
    await use(home);
    await rm(home, { recursive: true, force: true });
  },

  latchkey: async ({ cloud }, use) => {
    const home = join(cloud, ".latchkey");
    await mkdir(home, { recursive: true });
    const settings = { version: 1, settings: { language: "en", lockOnQuit: true } };
    await writeFile(join(home, "settings.json"), JSON.stringify(settings));
    const latchkey = await startLatchkey(home, { HOME: cloud, XDG_CONFIG_HOME: cloud });
    await latchkey.page.setViewportSize(size);
    for (const name of ["MEGA/Family photos", "Nextcloud/Letters", "Nextcloud/Taxes"]) {
      await latchkey.addVault(join(cloud, name));
      await expect(latchkey.row(name.split("/")[1] ?? "")).toBeVisible();
    }
    await use(latchkey);
    await latchkey.electron.close();
  },
});

function latchkeyCommand(home: string, words: readonly string[]): void {
  const program = join(projectFolder, "out", "cli", "latchkey.js");
  execFileSync(process.execPath, [program, ...words, "--password-env", "LATCHKEY_PICTURES"], {
    env: { ...process.env, LATCHKEY_HOME: join(home, ".cli"), LATCHKEY_PICTURES: password },
  });
}

async function take(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  // No hover and no caret: they would be where the last test has left them.
  await page.mouse.move(size.width - 1, size.height - 1);
  const path = join(projectFolder, "docs", `${name}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
}

test("the files of an open vault", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.row("Family photos").click();
  await latchkey.unlock(password);
  await showFiles(latchkey);
  await latchkey.button("As pictures").click();
  await expect(items(latchkey).locator(".tile img")).toHaveCount(landscapes.length);
  await take(page, "latchkey");
});

test("a new vault: its place and its key", async ({ latchkey, cloud }) => {
  const { page } = latchkey;
  await latchkey.button("New vault").click();
  await page.getByLabel("Name", { exact: true }).fill("Contracts");
  await latchkey.pickerChooses(join(cloud, "MEGA"));
  await latchkey.button(/^Choose (a|another) folder…/).click();
  await expect(page.getByText("Contracts”.")).toBeVisible();
  await take(page, "tour-new-vault");
  await latchkey.button("Next").click();
  await expect(page.getByText("Where should the key file live?")).toBeVisible();
  await take(page, "tour-key");
});

test("a vault that was checked", async ({ latchkey }) => {
  const { page } = latchkey;
  await latchkey.row("Family photos").click();
  await latchkey.button("Options").click();
  const check = page.getByRole("region", { name: "Check" });
  await check.getByLabel(/^Read every file/).check();
  await check.getByLabel("Password of the vault").fill(password);
  await page.keyboard.press("Enter");
  await expect(check.getByText(/^Everything is in order/)).toBeVisible();
  await check.evaluate((element) => {
    element.scrollIntoView({ block: "center" });
  });
  await take(page, "tour-check");
});
