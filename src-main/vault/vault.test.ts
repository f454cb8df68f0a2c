import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { memoryStorage } from "../storage/memory-storage.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import { failing } from "../test-support/failing.ts";
import {
  namesIn,
  newTestVault,
  pathsIn,
  readFile,
  readText,
  type TestVault,
  writeFile,
} from "../test-support/open-test-vault.ts";
import type { Vault } from "./vault.ts";

const LONG = "long name ".repeat(20);
const LONGER = "longer name ".repeat(20);
/** `toEqual` takes seconds for a mebibyte. */
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function diskFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vault-"));
  folders.push(folder);
  return folder;
}

const disks = {
  memory: async () => memoryStorage(),
  disk: async () => nodeStorage(await diskFolder()),
};

describe.each([
  ["memory", "SIV_GCM", 220],
  ["memory", "SIV_CTRMAC", 36],
  ["disk", "SIV_GCM", 100],
  ["disk", "SIV_CTRMAC", 220],
] as const)("a vault in %s with %s and threshold %i", (disk, cipher, shorteningThreshold) => {
  async function fresh(): Promise<TestVault & { vault: Vault }> {
    const test = await newTestVault({ storage: await disks[disk](), cipher, shorteningThreshold });
    return { ...test, vault: await test.open() };
  }

  it("is empty at first, and says what it is", async () => {
    const { vault } = await fresh();
    expect(await vault.list("/")).toEqual([]);
    expect(vault.info).toEqual({ cipher, shorteningThreshold, readOnly: false });
    expect(await vault.stat("/")).toMatchObject({ name: "", kind: "directory", size: null });
  });

  it.each([0, 1, 32_767, 32_768, 32_769, 65_536, 1_048_576, 1_048_577, 3_000_001])(
    "gives back a file of %i bytes after it was locked and opened again",
    async (size) => {
      const { vault, open } = await fresh();
      const content = Uint8Array.from({ length: size }, (_, i) => (i * 31) ^ (i >> 8));
      await writeFile(vault, "/file", content);
      await vault.lock();
      const again = await open();
      expect(isSame(await readFile(again, "/file"), content)).toBe(true);
      expect((await again.stat("/file")).size).toBe(size);
    },
  );

  it("tells what is not there without a failure, but not what could be nowhere", async () => {
    const { vault } = await fresh();
    await writeFile(vault, "/file", "content");
    expect(await vault.find("/")).toEqual(await vault.stat("/"));
    expect(await vault.find("/file")).toEqual(await vault.stat("/file"));
    expect(await vault.find("/none")).toBeNull();
    await expect(vault.stat("/none")).rejects.toEqual(failing("not-found", "/none"));
    await expect(vault.find("/none/file")).rejects.toEqual(failing("not-found", "/none"));
    await expect(vault.find("/file/x")).rejects.toEqual(failing("is-not-a-directory", "/file"));
  });

  it("reads any range, none of it beyond the end", async () => {
    const { vault } = await fresh();
    const content = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
    await writeFile(vault, "/file", content);
    const reader = await vault.openFile("/file");
    for (const [start, length] of [
      [0, 1],
      [32_767, 2],
      [32_768, 32_768],
      [50_000, 10],
      [50_005, 3],
      [99_999, 100],
      [100_000, 10],
      [200_000, 10],
      [10, 0],
    ] as const) {
      expect(isSame(await reader.read(start, length), content.slice(start, start + length))).toBe(
        true,
      );
    }
    await reader.close();
  });

  it("accepts a draft in pieces of any size", async () => {
    const { vault } = await fresh();
    const draft = await vault.draftFile("/file");
    const pieces = [0, 1, 32_766, 1, 1, 40_000, 1_200_000].map((n, i) => new Uint8Array(n).fill(i));
    for (const piece of pieces) await draft.write(piece);
    expect((await draft.commit()).size).toBe(1_272_769);
    const whole = new Uint8Array(1_272_769);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    expect(isSame(await readFile(vault, "/file"), whole)).toBe(true);
  });

  it("keeps names of every kind and length", async () => {
    const { vault, open } = await fresh();
    const names = [
      "a",
      "ä",
      "日本語 😀",
      " ",
      "a\\b",
      "con",
      "x".repeat(146),
      "x".repeat(147),
      LONG,
      "y".repeat(2000),
    ];
    for (const name of names) await writeFile(vault, `/${name}`, name);
    await vault.lock();
    const again = await open();
    expect(await namesIn(again, "/")).toEqual([...names].sort());
    for (const name of names) expect(await readText(again, `/${name}`)).toBe(name);
  });

  it("finds a name in either normal form and lists it in NFC", async () => {
    const { vault } = await fresh();
    await writeFile(vault, "/a\u0308", "x");
    expect(await readText(vault, "/\u00e4")).toBe("x");
    expect(await namesIn(vault, "/")).toEqual(["\u00e4"]);
  });

  it("makes directories in directories and removes them when they are empty", async () => {
    const { vault, storage } = await fresh();
    const before = await pathsIn(storage);
    await vault.makeDirectory("/a");
    await vault.makeDirectory(`/a/${LONG}`);
    await writeFile(vault, `/a/${LONG}/file`, "deep");
    await expect(vault.makeDirectory("/a")).rejects.toEqual(failing("already-exists", "/a"));
    await expect(vault.makeDirectory("/no/b")).rejects.toEqual(failing("not-found", "/no"));
    await expect(vault.removeDirectory("/a")).rejects.toEqual(failing("not-empty", "/a"));
    await vault.removeFile(`/a/${LONG}/file`);
    await vault.removeDirectory(`/a/${LONG}`);
    await vault.removeDirectory("/a");
    expect(await vault.list("/")).toEqual([]);
    const isLevel = (path: string): boolean => /^d\/..$/.test(path);
    expect((await pathsIn(storage)).filter((path) => !isLevel(path))).toEqual(
      before.filter((path) => !isLevel(path)),
    );
  });

  it.each([
    ["short to short", "a", "b"],
    ["short to long", "a", LONG],
    ["long to short", LONG, "a"],
    ["long to long", LONG, LONGER],
  ])("moves files, directories and links, %s", async (_, from, to) => {
    const { vault, open, storage } = await fresh();
    for (const folder of ["/files", "/folders", "/links", "/there"])
      await vault.makeDirectory(folder);
    await writeFile(vault, `/files/${from}`, "content");
    await vault.makeDirectory(`/folders/${from}`);
    await writeFile(vault, `/folders/${from}/inside`, "inside");
    await vault.makeLink(`/links/${from}`, "../target");

    await vault.move(`/files/${from}`, `/files/${to}`);
    await vault.move(`/folders/${from}`, `/folders/${to}`);
    await vault.move(`/links/${from}`, `/there/${to}`);
    await vault.lock();

    const again = await open();
    expect(await namesIn(again, "/files")).toEqual([to]);
    expect(await readText(again, `/files/${to}`)).toBe("content");
    expect(await namesIn(again, "/folders")).toEqual([`${to}/`]);
    expect(await readText(again, `/folders/${to}/inside`)).toBe("inside");
    expect(await namesIn(again, "/links")).toEqual([]);
    expect(await again.readLink(`/there/${to}`)).toBe("../target");
    expect((await pathsIn(storage)).filter((path) => path.endsWith(".tmp"))).toEqual([]);
  });

  it.each([
    ["short onto short", "a", "b"],
    ["short onto long", "a", LONG],
    ["long onto short", LONG, "a"],
    ["long onto long", LONG, LONGER],
  ])("replaces by a move only when told to, %s", async (_, from, to) => {
    const { vault, storage } = await fresh();
    await writeFile(vault, `/${from}`, "new");
    await writeFile(vault, `/${to}`, "old");
    await expect(vault.move(`/${from}`, `/${to}`)).rejects.toEqual(
      failing("already-exists", `/${to}`),
    );
    await vault.move(`/${from}`, `/${to}`, { replace: true });
    expect(await namesIn(vault, "/")).toEqual([to]);
    expect(await readText(vault, `/${to}`)).toBe("new");

    await vault.makeDirectory("/x");
    await vault.makeDirectory(`/x/${from}`);
    await vault.makeDirectory(`/x/${to}`);
    await writeFile(vault, `/x/${from}/f`, "f");
    await vault.move(`/x/${from}`, `/x/${to}`, { replace: true });
    expect(await readText(vault, `/x/${to}/f`)).toBe("f");
    await vault.makeDirectory("/y");
    await writeFile(vault, "/y/g", "g");
    await expect(vault.move("/y", `/x/${to}`, { replace: true })).rejects.toEqual(
      failing("not-empty", `/x/${to}`),
    );
    await expect(vault.move(`/${to}`, "/y", { replace: true })).rejects.toEqual(
      failing("is-a-directory", "/y"),
    );
    await expect(vault.move("/y", `/${to}`, { replace: true })).rejects.toEqual(
      failing("is-not-a-directory", `/${to}`),
    );
    expect((await pathsIn(storage)).filter((path) => path.endsWith(".tmp"))).toEqual([]);
  });

  it("never moves or copies a directory into itself or below", async () => {
    const { vault } = await fresh();
    await vault.makeDirectory("/a");
    await vault.makeDirectory("/a/b");
    for (const to of ["/a/c", "/a/b/c"]) {
      await expect(vault.move("/a", to)).rejects.toEqual(failing("into-itself", "/a"));
      await expect(vault.copy("/a", to)).rejects.toEqual(failing("into-itself", "/a"));
    }
    await vault.move("/a", "/a");
    expect(await namesIn(vault, "/a")).toEqual(["b/"]);
  });

  it("copies trees with links and times, sharing no ciphertext", async () => {
    const { vault, storage } = await fresh();
    await vault.makeDirectory("/a");
    await writeFile(vault, `/a/${LONG}`, "same content");
    await vault.setModified(`/a/${LONG}`, 1_500_000_000_000);
    await vault.makeLink("/a/link", "nowhere");
    await vault.makeDirectory("/a/sub");
    await vault.setModified("/a/sub", 1_400_000_000_000);
    await vault.copy("/a", "/b");
    expect(await namesIn(vault, "/b")).toEqual(["link@", LONG, "sub/"].sort());
    expect(await readText(vault, `/b/${LONG}`)).toBe("same content");
    expect((await vault.stat(`/b/${LONG}`)).modifiedMs).toBe(1_500_000_000_000);
    expect((await vault.stat("/b/sub")).modifiedMs).toBe(1_400_000_000_000);
    await expect(vault.copy("/a", "/b")).rejects.toEqual(failing("already-exists", "/b"));

    const files = (await pathsIn(storage)).filter((path) =>
      /\/(contents|[\w-]{30,}=*)\.c9r$/.test(path),
    );
    const contents = await Promise.all(
      files.map(async (path) => {
        const { kind } = await storage.stat(path);
        return kind === "file" ? String(await storage.read(path, 1000)) : path;
      }),
    );
    expect(new Set(contents).size).toBe(contents.length);
  });

  it("removes trees without following links", async () => {
    const { vault } = await fresh();
    await vault.makeDirectory("/keep");
    await writeFile(vault, "/keep/file", "kept");
    await vault.makeDirectory("/go");
    await vault.makeDirectory("/go/deeper");
    await writeFile(vault, `/go/deeper/${LONG}`, "x");
    await vault.makeLink("/go/link", "/keep");
    await vault.removeTree("/go");
    expect(await namesIn(vault, "/")).toEqual(["keep/"]);
    expect(await readText(vault, "/keep/file")).toBe("kept");
  });

  it("shows another revision after every replacement, however quick", async () => {
    const { vault } = await fresh();
    const revisions = new Set<string>();
    for (let i = 0; i < 50; i += 1) {
      await writeFile(vault, "/file", "same size");
      revisions.add((await vault.stat("/file")).revision);
    }
    expect(revisions.size).toBe(50);
  });

  it("keeps times that were set", async () => {
    const { vault, open } = await fresh();
    await vault.makeDirectory("/d");
    const draft = await vault.draftFile("/d/f", { modifiedMs: 1_234_567_890_123 });
    await draft.commit();
    await vault.setModified("/d", 987_654_321_000);
    await vault.setModified("/", 900_000_000_000);
    await vault.lock();
    const again = await open();
    expect((await again.stat("/d/f")).modifiedMs).toBeCloseTo(1_234_567_890_123, 2);
    expect((await again.stat("/d")).modifiedMs).toBe(987_654_321_000);
    expect((await again.stat("/")).modifiedMs).toBe(900_000_000_000);
  });
});
