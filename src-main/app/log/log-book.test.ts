import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { logBook } from "./log-book.ts";

let folder: string;
let wantsDetails: boolean;
const open = () => logBook({ folder, now: () => 0, wantsDetails: () => wantsDetails });
const read = (name: string) => readFile(join(folder, name), "utf8");

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "log-book-")), "logs");
  wantsDetails = false;
});

it("writes down what went wrong and when, and never the message", async () => {
  const line = open().error("vault.unlock", new Error("/Taxes"));
  expect(line).toMatch(/^vault\.unlock: Error\n/);
  expect(await read("latchkey.log")).toBe(`1970-01-01T00:00:00.000Z ${line}\n`);
});

it("writes down details for those only who want them", async () => {
  const log = open();
  log.detail("one");
  wantsDetails = true;
  log.detail("two");
  expect(await read("latchkey.log")).toBe("1970-01-01T00:00:00.000Z two\n");
});

it("begins a new file when one is full, and keeps three old ones", async () => {
  const log = open();
  wantsDetails = true;
  for (const line of ["a", "b", "c", "d", "e"]) {
    log.detail(line);
    await writeFile(join(folder, "latchkey.log"), line.repeat(1_000_000));
  }
  log.detail("f");
  expect((await readdir(folder)).sort()).toEqual([
    "latchkey.1.log",
    "latchkey.2.log",
    "latchkey.3.log",
    "latchkey.log",
  ]);
  expect((await read("latchkey.1.log"))[0]).toBe("e");
  expect((await read("latchkey.3.log"))[0]).toBe("c");
});

it("stops nobody when it cannot be written", async () => {
  await writeFile(folder, "a file where the folder should be");
  expect(open().error("x", new Error("y"))).toMatch(/^x: Error/);
});
