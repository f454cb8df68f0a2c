/** One suite, every implementation: a fake that drifts from the real disk fails here. */

import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { failing } from "../test-support/failing.ts";
import { inlineCalls } from "./disk-calls.ts";
import { memoryStorage } from "./memory-storage.ts";
import { nodeStorage, storageOn } from "./node-storage.ts";
import type { Storage } from "./storage.ts";

const folders: string[] = [];

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "storage-"));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function put(storage: Storage, path: string, text: string): Promise<void> {
  const file = await storage.open(path, "create");
  await file.write(bytes(text), 0);
  await file.sync();
  await file.close();
}

const get = async (storage: Storage, path: string): Promise<string> =>
  new TextDecoder().decode(await storage.read(path, 1000));

describe.each([
  ["memory", async () => memoryStorage()],
  ["node", async () => nodeStorage(await temporaryFolder())],
  ["node, inline", async () => storageOn(await temporaryFolder(), inlineCalls)],
])("%s storage", (_, open) => {
  it("reads back what was written, not what the caller did to it afterwards", async () => {
    const storage = await open();
    const file = await storage.open("a", "create");
    const written = bytes("first");
    await file.write(written, 0);
    written.fill(0);
    await file.write(bytes("!!"), 7);
    await file.close();
    expect(await get(storage, "a")).toBe("first\0\0!!");
  });

  it("reads from any position, less only at the end", async () => {
    const storage = await open();
    await put(storage, "a", "0123456789");
    const file = await storage.open("a", "read");
    const target = new Uint8Array(4);
    expect(await file.read(target, 3)).toBe(4);
    expect(target).toEqual(bytes("3456"));
    expect(await file.read(target, 8)).toBe(2);
    expect(await file.read(target, 10)).toBe(0);
    await file.close();
  });

  it("cuts a whole read where it was told to", async () => {
    const storage = await open();
    await put(storage, "a", "0123456789");
    expect(await storage.read("a", 4)).toEqual(bytes("0123"));
  });

  it("cuts and grows a file", async () => {
    const storage = await open();
    await put(storage, "a", "0123");
    const file = await storage.open("a", "edit");
    await file.truncate(2);
    await file.truncate(3);
    expect((await file.stat()).size).toBe(3);
    await file.close();
    expect(await get(storage, "a")).toBe("01\0");
  });

  it("lists names, not paths, and each folder once", async () => {
    const storage = await open();
    await storage.makeDirectory("d");
    await storage.makeDirectory("d/sub");
    await put(storage, "d/a", "1");
    await put(storage, "d/sub/b", "2");
    const entries = [...(await storage.list("d"))].sort((a, b) => a.name.localeCompare(b.name));
    expect(entries).toEqual([
      { name: "a", kind: "file" },
      { name: "sub", kind: "directory" },
    ]);
  });

  it("says what is not there, and what is in the way", async () => {
    const storage = await open();
    await put(storage, "file", "");
    await storage.makeDirectory("dir");
    await put(storage, "dir/in", "");
    await expect(storage.stat("no")).rejects.toEqual(failing("not-found", "no"));
    expect(await storage.find("no")).toBeNull();
    expect(await storage.find("file/x")).toBeNull();
    expect(await storage.find("file")).toEqual(await storage.stat("file"));
    await expect(storage.list("no")).rejects.toEqual(failing("not-found", "no"));
    await expect(storage.read("no", 1)).rejects.toEqual(failing("not-found", "no"));
    await expect(storage.open("no", "edit")).rejects.toEqual(failing("not-found", "no"));
    await expect(storage.removeFile("no")).rejects.toEqual(failing("not-found", "no"));
    await expect(storage.open("file", "create")).rejects.toEqual(failing("already-exists", "file"));
    await expect(storage.makeDirectory("dir")).rejects.toEqual(failing("already-exists", "dir"));
    await expect(storage.removeDirectory("dir")).rejects.toEqual(failing("not-empty", "dir"));
    await expect(storage.stat("file/x")).rejects.toEqual(failing("is-not-a-directory", "file/x"));
    await expect(storage.list("file")).rejects.toEqual(failing("is-not-a-directory", "file"));
    await expect(storage.makeDirectory("x".repeat(256))).rejects.toEqual(failing("name-too-long"));
  });

  it("looks at many names of a folder in their order, and says which are not there", async () => {
    const storage = await open();
    await storage.makeDirectory("folder");
    await storage.makeDirectory("folder/d");
    const names = Array.from({ length: 70 }, (_, i) => `f${i}`);
    for (const name of names) await put(storage, `folder/${name}`, name);
    const found = await storage.findInside("folder", ["no", ...names, "d", "f3/x"]);
    expect(found.map((stat) => stat?.kind ?? null)).toEqual([
      null,
      ...names.map(() => "file"),
      "directory",
      null,
    ]);
    expect(found[43]).toEqual(await storage.stat("folder/f42"));
    expect(await storage.findInside("folder", [])).toEqual([]);
    expect(await storage.findInside("gone", ["f1"])).toEqual([null]);
  });

  it("looks at many paths in their order, and says where nothing is", async () => {
    const storage = await open();
    await storage.makeDirectory("folder");
    await put(storage, "folder/a", "1");
    await put(storage, "b", "22");
    const found = await storage.findEach(["folder", "folder/a", "gone/a", "b", "b/x"]);
    expect(found).toEqual([
      await storage.stat("folder"),
      await storage.stat("folder/a"),
      null,
      await storage.stat("b"),
      null,
    ]);
    expect(await storage.findEach(["no"])).toEqual([null]);
    expect(await storage.findEach([])).toEqual([]);
  });

  it("replaces a file by a file in one step, and no folder that holds something", async () => {
    const storage = await open();
    await put(storage, "old", "old");
    await put(storage, "new", "new");
    await storage.rename("new", "old");
    expect(await get(storage, "old")).toBe("new");
    await expect(storage.stat("new")).rejects.toEqual(failing("not-found", "new"));

    await storage.makeDirectory("a");
    await storage.makeDirectory("b");
    await put(storage, "b/x", "");
    await expect(storage.rename("a", "b")).rejects.toEqual(failing("not-empty"));
  });

  it("keeps an open file readable that was replaced or removed", async () => {
    const storage = await open();
    await put(storage, "a", "old");
    await put(storage, "b", "new");
    const file = await storage.open("a", "read");
    await storage.rename("b", "a");
    await storage.removeFile("a");
    const target = new Uint8Array(3);
    expect(await file.read(target, 0)).toBe(3);
    expect(target).toEqual(bytes("old"));
    await file.close();
  });

  it("gives a file a second name, and the two are one file", async () => {
    const storage = await open();
    await put(storage, "a", "text");
    expect(await storage.link("a", "b")).toBe(true);
    await storage.removeFile("a");
    expect(await get(storage, "b")).toBe("text");
    await put(storage, "c", "");
    await expect(storage.link("b", "c")).rejects.toEqual(failing("already-exists"));
  });

  it("clones a file, if at all, into one that changes by itself", async () => {
    const storage = await open();
    await put(storage, "a", "text");
    if (!(await storage.clone("a", "b"))) {
      await expect(storage.stat("b")).rejects.toEqual(failing("not-found", "b"));
      return;
    }
    const file = await storage.open("b", "edit");
    await file.write(bytes("TEXT"), 0);
    await file.close();
    expect(await get(storage, "a")).toBe("text");
    expect(await get(storage, "b")).toBe("TEXT");
    await expect(storage.clone("a", "b")).rejects.toEqual(failing("already-exists", "b"));
  });

  it("sets times of files and folders to a thousandth of a millisecond", async () => {
    const storage = await open();
    await put(storage, "a", "");
    await storage.makeDirectory("d");
    for (const path of ["a", "d"]) {
      await storage.setModified(path, 1_600_000_000_123.25);
      expect((await storage.stat(path)).modifiedMs).toBeCloseTo(1_600_000_000_123.25, 2);
    }
  });

  it("gives back a time that it told, however often it is set again", async () => {
    const storage = await open();
    await put(storage, "a", "");
    for (const time of [1_700_000_000_123.457, 1_763_661_719_777.001, 987_654_321_999.999]) {
      await storage.setModified("a", time);
      const { modifiedMs } = await storage.stat("a");
      for (let i = 0; i < 5; i += 1) {
        await storage.setModified("a", (await storage.stat("a")).modifiedMs);
      }
      expect((await storage.stat("a")).modifiedMs).toBe(modifiedMs);
    }
  });

  it("shows every change of a file in its revision", async () => {
    const storage = await open();
    await put(storage, "a", "same size");
    const seen = new Set<string>();
    const look = async () => seen.add((await storage.stat("a")).revision);
    await look();
    const file = await storage.open("a", "edit");
    await file.write(bytes("SAME"), 0);
    await file.setModified(1_600_000_000_000);
    await file.close();
    await look();
    await put(storage, "b", "same size");
    await storage.setModified("b", 1_600_000_000_000);
    await storage.rename("b", "a");
    await look();
    expect(seen.size).toBe(3);
  });

  it("reports every failure of a closed file instead of writing elsewhere", async () => {
    const storage = await open();
    const file = await storage.open("a", "create");
    await file.close();
    await expect(file.write(bytes("x"), 0)).rejects.toThrow();
    await expect(file.read(new Uint8Array(1), 0)).rejects.toThrow();
  });

  it("knows how much room there is", async () => {
    const { freeBytes, totalBytes } = await (await open()).space();
    expect(freeBytes).toBeGreaterThan(0);
    expect(totalBytes).toBeGreaterThanOrEqual(freeBytes);
  });
});

describe("node storage and links of the host", () => {
  it("never follows one: not to a file, not to a folder", async () => {
    const outside = await temporaryFolder();
    await writeFile(join(outside, "secret"), "secret");
    const root = await temporaryFolder();
    const storage = nodeStorage(root);
    await symlink(join(outside, "secret"), join(root, "file"));
    await symlink(outside, join(root, "folder"));
    expect((await storage.stat("file")).kind).toBe("other");
    expect(await storage.list("")).toContainEqual({ name: "folder", kind: "other" });
    await expect(storage.read("file", 10)).rejects.toThrow();
    await expect(storage.open("file", "edit")).rejects.toThrow();
    await expect(storage.list("folder")).rejects.toEqual(failing("permission-denied", "folder"));
  });

  it("may itself be reached through one", async () => {
    const real = await temporaryFolder();
    const elsewhere = await temporaryFolder();
    await symlink(real, join(elsewhere, "vault"));
    await mkdir(join(real, "d"));
    expect(await nodeStorage(join(elsewhere, "vault")).list("d")).toEqual([]);
  });

  it("tells a folder that went away from a file that is not there", async () => {
    const root = await temporaryFolder();
    const storage = nodeStorage(join(root, "unplugged"));
    await expect(storage.stat("a")).rejects.toEqual(failing("not-reachable"));
    await expect(storage.find("a")).rejects.toEqual(failing("not-reachable"));
    await expect(storage.findInside("d", ["a"])).rejects.toEqual(failing("not-reachable"));
    await expect(storage.findEach(["d", "d/a"])).rejects.toEqual(failing("not-reachable"));
  });
});
