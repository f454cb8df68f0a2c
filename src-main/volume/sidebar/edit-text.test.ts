import { writeFileSync } from "node:fs";
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { editText } from "./edit-text.ts";

let folder = "";
let file = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "edit-"));
  file = join(folder, "places");
  onTestFinished(() => rm(folder, { recursive: true }));
});

const add = (text: string): string => `${text}ours\n`;

it("changes a file as a whole, with its rights, and leaves nothing beside it", async () => {
  await writeFile(file, "theirs\n");
  await chmod(file, 0o640);
  expect(await editText(file, add)).toBe(true);
  expect(await readFile(file, "utf8")).toBe("theirs\nours\n");
  expect((await stat(file)).mode & 0o777).toBe(0o640);
  expect(await readdir(folder)).toEqual(["places"]);
});

it("leaves it as it is if there is nothing to change", async () => {
  await writeFile(file, "theirs\n");
  const { ino } = await stat(file);
  expect(await editText(file, () => null)).toBe(false);
  expect((await stat(file)).ino).toBe(ino);
});

it("makes one that is not there, for its user only, but no folder", async () => {
  expect(await editText(file, add)).toBe(true);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(editText(join(folder, "none", "places"), add)).rejects.toThrow();
});

it("changes it where a link leads, and the link stays one", async () => {
  await mkdir(join(folder, "dotfiles"));
  const real = join(folder, "dotfiles", "places");
  await writeFile(real, "theirs\n");
  await symlink(real, file);
  expect(await editText(file, add)).toBe(true);
  expect((await lstat(file)).isSymbolicLink()).toBe(true);
  expect(await readFile(real, "utf8")).toBe("theirs\nours\n");
});

it("keeps what another program writes at the same time", async () => {
  await writeFile(file, "one\n");
  let calls = 0;
  await editText(file, (text) => {
    calls += 1;
    if (calls === 1) writeFileSync(file, "one\ntwo\n");
    return add(text);
  });
  expect(await readFile(file, "utf8")).toBe("one\ntwo\nours\n");
  expect(await readdir(folder)).toEqual(["places"]);
});

it("gives up where it is written all the time", async () => {
  await writeFile(file, "");
  let calls = 0;
  const editing = editText(file, (text) => {
    calls += 1;
    writeFileSync(file, `${calls}`);
    return add(text);
  });
  await expect(editing).rejects.toMatchObject({ failure: { kind: "local-failed", path: file } });
  expect(await readFile(file, "utf8")).toBe(String(calls));
});

it("leaves a file alone that is not UTF-8", async () => {
  const bytes = Buffer.from([0x66, 0xe4, 0x0a]);
  await writeFile(file, bytes);
  expect(await editText(file, add)).toBe(false);
  expect((await readFile(file)).equals(bytes)).toBe(true);
});
