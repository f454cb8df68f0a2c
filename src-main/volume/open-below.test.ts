import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { isOpenBelow } from "./open-below.ts";

/** A list of processes like that of Linux: one that has these files open, in this folder. */
async function processes(cwd: string, open: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "processes-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "4711", "fd"), { recursive: true });
  // One that nobody may look into, and what is no process.
  await mkdir(join(folder, "1"));
  await writeFile(join(folder, "version"), "Linux");
  await symlink(cwd, join(folder, "4711", "cwd"));
  for (const [number, path] of open.entries()) {
    await symlink(path, join(folder, "4711", "fd", String(number)));
  }
  return folder;
}

describe("a folder", () => {
  it.each([
    ["in which a file is open", "/", ["/dev/null", "/drive/a/letter.txt"], true],
    ["in which a program works", "/drive", [], true],
    ["in which a program works somewhere", "/drive/a", [], true],
    ["of which nobody has anything open", "/home/a", ["/dev/null", "pipe:[1]"], false],
    ["whose name another one begins with", "/drive 2", ["/drive 2/letter.txt"], false],
  ])("%s is known to be in use or not", async (_, cwd, open, isInUse) => {
    expect(await isOpenBelow("/drive", await processes(cwd, open))).toBe(isInUse);
  });
});
