import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { hostFolder } from "./host-folder.ts";
import type { SalvageTarget } from "./salvage-target.ts";

let scratch = "";
let root = "";
let folder: SalvageTarget;
beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "host-folder-"));
  root = join(scratch, "target");
  folder = await hostFolder(root);
});
afterEach(() => {
  rmSync(scratch, { recursive: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function put(name: string, text: string): Promise<string> {
  const file = await folder.makeFile("", name);
  await file.write(bytes(text), 0);
  await file.finish(text.length, 1_600_000_000_000);
  return file.path;
}

describe("the folder itself", () => {
  it("is made if it is missing, and entered if it is there", async () => {
    expect(lstatSync(root).isDirectory()).toBe(true);
    await expect(hostFolder(root)).resolves.toBeDefined();
  });

  it("may be reached over a link, as the user chose it", async () => {
    symlinkSync(root, join(scratch, "link"));
    await expect(hostFolder(join(scratch, "link"))).resolves.toBeDefined();
  });

  it("is not made with its parents, nor in the place of a file", async () => {
    await expect(hostFolder(join(scratch, "no", "where"))).rejects.toEqual(
      failing("local-not-found"),
    );
    writeFileSync(join(scratch, "file"), "");
    await expect(hostFolder(join(scratch, "file"))).rejects.toEqual(failing("local-exists"));
  });
});

describe("a file", () => {
  it("gets its content, with zeros where nothing was written, its size and its time", async () => {
    const file = await folder.makeFile("", "a.bin");
    await file.write(bytes("xy"), 3);
    await file.finish(7, 1_600_000_000_123);
    expect(file.path).toBe("a.bin");
    expect(readFileSync(join(root, "a.bin"), "utf8")).toBe("\0\0\0xy\0\0");
    expect(lstatSync(join(root, "a.bin")).mtimeMs).toBeCloseTo(1_600_000_000_123, 0);
  });

  it("is gone when it is discarded", async () => {
    await (await folder.makeFile("", "a")).discard();
    expect(readdirSync(root)).toEqual([]);
  });
});

describe("what is there already", () => {
  it("stays: files, folders and links alike, and links are not followed", async () => {
    const outside = join(scratch, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "secret"), "secret");
    writeFileSync(join(root, "a.txt"), "mine");
    symlinkSync(join(outside, "secret"), join(root, "b.txt"));
    symlinkSync(join(outside, "new"), join(root, "dangling"));
    symlinkSync(outside, join(root, "folder"));

    expect(await put("a.txt", "salvaged")).toBe("a (2).txt");
    expect(await put("a.txt", "salvaged")).toBe("a (3).txt");
    expect(await put("b.txt", "salvaged")).toBe("b (2).txt");
    expect(await put("dangling", "salvaged")).toBe("dangling (2)");
    expect(await folder.makeFolder("", "folder")).toBe("folder (2)");
    expect(await folder.makeLink("", "folder", "target", 0)).toBe("folder (3)");

    expect(readFileSync(join(root, "a.txt"), "utf8")).toBe("mine");
    expect(readdirSync(outside)).toEqual(["secret"]);
    expect(readFileSync(join(outside, "secret"), "utf8")).toBe("secret");
  });
});

it("makes links with their target as it is, and their own time", async () => {
  await folder.makeLink("", "link", "../no/where", 1_600_000_000_000);
  expect(readlinkSync(join(root, "link"))).toBe("../no/where");
  expect(lstatSync(join(root, "link")).mtimeMs).toBeCloseTo(1_600_000_000_000, 0);
});

it("fills folders, and sets their time afterwards", async () => {
  const inner = await folder.makeFolder(await folder.makeFolder("", "a"), "b");
  expect(inner).toBe("a/b");
  await (await folder.makeFile(inner, "c")).finish(0, 0);
  await folder.setModified(inner, 1_600_000_000_000);
  expect(lstatSync(join(root, "a", "b")).mtimeMs).toBeCloseTo(1_600_000_000_000, 0);
});

it("cuts names that the disk does not take", async () => {
  const path = await put(`${"long ".repeat(100)}.txt`, "x");
  expect(path.endsWith(".txt")).toBe(true);
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(255);
});

it("says where there is no room for a path, instead of leaving something half there", async () => {
  let deep = "";
  for (let depth = 0; depth < 30; depth += 1) {
    try {
      deep = await folder.makeFolder(deep, "d".repeat(200));
    } catch (error) {
      expect(error).toEqual(failing("local-name-refused"));
      return;
    }
  }
  expect.unreachable("no path is too long");
});
