import { chmod, mkdir, mkdtemp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { replaceFile } from "./replace-file.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "replace-file-"));
});

it("makes the file, and the folders on the way to it, for this user only", async () => {
  const path = join(folder, "a", "b", "list.json");
  await replaceFile(path, "new");
  expect(await readFile(path, "utf8")).toBe("new");
  expect((await stat(path)).mode & 0o077).toBe(0);
  expect((await stat(join(folder, "a"))).mode & 0o077).toBe(0);
});

it("replaces the whole file and leaves no draft", async () => {
  const path = join(folder, "list.json");
  await writeFile(path, "a much longer content than the new one");
  await replaceFile(path, "new");
  expect(await readFile(path, "utf8")).toBe("new");
  expect(await readdir(folder)).toEqual(["list.json"]);
});

it("leaves the old file and no draft when it fails", async () => {
  const path = join(folder, "list.json");
  // A folder of that name cannot be replaced by a file.
  await mkdir(join(path, "inside"), { recursive: true });
  await chmod(path, 0o700);
  await expect(replaceFile(path, "new")).rejects.toThrow();
  expect(await readdir(path)).toEqual(["inside"]);
  expect(await readdir(folder)).toEqual(["list.json"]);
});
