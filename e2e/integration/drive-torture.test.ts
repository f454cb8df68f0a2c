/** Random work on a drive that `serve --mount` has mounted, compared with a model, and with the vault in the end. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { exitCodeOf, latchkey, startLatchkey } from "./support/cli.ts";
import { requireProgram, runProgram } from "./support/programs.ts";
import { scratchFolder } from "./support/unpack.ts";
import { Torture } from "./support/webdav-torture.ts";

const Invitation = z.object({ mount: z.string() });
const password = "correct horse battery";

let scratch = "";
let vault = "";

beforeEach(async () => {
  scratch = scratchFolder();
  vault = join(scratch, "Vault ü");
  const made = await latchkey(["create", vault, "--password-stdin"], { input: password });
  expect(made.code).toBe(0);
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

async function torture(env: Readonly<Record<string, string>>, ...where: readonly string[]) {
  const words = ["serve", vault, "--json", "--password-stdin", "--mount", ...where];
  const child = startLatchkey(words, { env: { LATCHKEY_HOME: join(scratch, "home"), ...env } });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const ended = exitCodeOf(child);
  child.stdin?.end(password);
  if (child.stdout === null) throw new Error("no standard output");
  const first = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const { mount } = Invitation.parse(JSON.parse(String(first.value)));
  const work = new Torture(mount, 7);
  for (let step = 0; step < 300; step += 1) {
    await work.step().catch((error: unknown) => {
      throw new Error(`step ${step}`, { cause: error });
    });
  }
  const model = await work.end();
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(model.size).toBeGreaterThan(0);
  for (const [name, content] of model) {
    const folder = mkdtempSync(join(scratch, "copy-"));
    const copy = join(folder, "copy");
    const { code } = await latchkey(["get", vault, `/${name}`, copy, "--password-stdin"], {
      input: password,
    });
    expect([name, code]).toEqual([name, 0]);
    expect(`${name}: ${Buffer.compare(readFileSync(copy), content)}`).toBe(`${name}: 0`);
  }
}

requireProgram("root, davfs2 and /dev/fuse")("a drive by davfs2", () => {
  it("survives random work", { timeout: 180_000 }, async () => {
    const folder = join(scratch, "drive");
    mkdirSync(folder);
    onTestFinished(async () => {
      await runProgram("umount", ["-i", "-l", folder]);
    });
    const bare = { DBUS_SESSION_BUS_ADDRESS: "", XDG_RUNTIME_DIR: "" };
    await torture(bare, folder);
  });
});
