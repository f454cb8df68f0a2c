/**
 * A vault that we made and filled is a vault to others: the independent reader
 * finds nothing wrong with it and reads the same bytes, for both ciphers and
 * for thresholds at both ends and between.
 */

import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { latchkey } from "./support/cli.ts";
import { hostTree, latchkeyTree } from "./support/tree-lines.ts";
import { scratchFolder } from "./support/unpack.ts";
import { lintFindings, lintTree } from "./support/vaultlint.ts";

const password = "p\u00e4ssw\u00f6rd \u{1f511}";
const depth = 10;
const chunk = 32_768;
/** Both sides of the borders of the first chunks, and of what is read at once. */
const sizes = [0, 1, 2, chunk, 2 * chunk, 3 * chunk, 2 ** 20].flatMap((size) => [
  Math.max(0, size - 1),
  size,
  size + 1,
]);

let scratch = "";
let source = "";
let expected: readonly string[] = [];

beforeAll(() => {
  scratch = scratchFolder();
  source = join(scratch, "source");
  fill(source);
  expected = hostTree(source);
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** 10 levels, more than 1,000 files, names of 1 to 255 bytes, all sizes around the borders, links of all kinds. */
function fill(root: string): void {
  let folder = root;
  mkdirSync(folder);
  for (let level = 1; level <= depth; level += 1) {
    folder = join(
      folder,
      level % 2 === 0 ? `level ${level}` : `${"l\u00e4nge ".repeat(22)}${level}`,
    );
    mkdirSync(folder);
    for (let index = 0; index < 75; index += 1) {
      writeFileSync(join(folder, `file-${index}`), `${level}/${index}`);
    }
    symlinkSync(`../${"x".repeat(level * 20)}`, join(folder, "dangling"));
  }
  mkdirSync(join(root, "empty"));
  const names = join(root, "names");
  mkdirSync(names);
  for (let bytes = 1; bytes <= 255; bytes += 1)
    writeFileSync(join(names, nameOf(bytes)), `${bytes}`);
  const links = join(root, "links");
  mkdirSync(links);
  for (const bytes of [1, 20, 145, 146, 147, 148, 255]) {
    symlinkSync(nameOf(bytes), join(links, nameOf(bytes)));
  }
  symlinkSync("/absolute/\u00fc", join(links, "absolute"));
  symlinkSync("t".repeat(4000), join(links, "longest that Linux takes"));
  const folders = join(root, "folders");
  for (const bytes of [1, 145, 146, 147, 148, 255]) {
    mkdirSync(join(folders, nameOf(bytes), "inner"), { recursive: true });
  }
  const borders = join(root, "sizes");
  mkdirSync(borders);
  for (const size of sizes) {
    const content = Buffer.alloc(size, `${size} bytes, repeated to notice bytes that move; `);
    writeFileSync(join(borders, `${size}`), content);
  }
}

/** A name of so many bytes of UTF-8: letters of one to four bytes, each name another. */
function nameOf(bytes: number): string {
  const letters = ["\u{1f511}", "\u6f22", "\u00fc", "a"];
  let name = "";
  for (let left = bytes; left > 0; ) {
    const fitting = letters.filter((letter) => Buffer.byteLength(letter) <= left);
    const letter = fitting[bytes % fitting.length] ?? "a";
    name += letter;
    left -= Buffer.byteLength(letter);
  }
  return name;
}

it.each([
  ["SIV_GCM", 220],
  ["SIV_GCM", 100],
  ["SIV_GCM", 36],
  ["SIV_CTRMAC", 220],
  ["SIV_CTRMAC", 100],
  ["SIV_CTRMAC", 36],
])("%s with names shortened beyond %i characters", async (cipher, threshold) => {
  const vault = join(scratch, `${cipher}-${threshold}`);
  const secret = { input: password };
  const options = ["--cipher", cipher, "--shortening-threshold", `${threshold}`];
  const made = await latchkey(["create", vault, ...options, "--password-stdin"], secret);
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const put = await latchkey(["put", vault, source, "/", "--password-stdin"], secret);
  expect([put.code, put.stderr]).toEqual([0, ""]);

  expect(await lintFindings(vault, password)).toEqual([]);
  expect(await lintTree(vault, password)).toEqual(expected);
  expect(await latchkeyTree(vault, password)).toEqual(expected);

  const out = join(scratch, `out-${cipher}-${threshold}`);
  const got = await latchkey(["get", vault, "/", out, "--password-stdin"], secret);
  expect([got.code, got.stderr]).toEqual([0, ""]);
  expect(hostTree(out)).toEqual(expected);
});

it("really has that many files and levels", () => {
  expect(expected.filter((line) => line.startsWith("F")).length).toBeGreaterThanOrEqual(1000);
  const deepest = Math.max(
    ...expected.map((line) => (line.split("\t").at(3) ?? "").split("/").length),
  );
  expect(deepest - 2).toBe(depth);
});
