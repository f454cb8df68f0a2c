import { lstatSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import { CLEAR_CHUNK, chunkOffset } from "../format/chunk-layout.ts";
import type { CipherCombo } from "../format/cipher-combo.ts";
import { contentDirectory } from "../format/directory-id.ts";
import { encodeRecoveryKey } from "../format/recovery-key.ts";
import { hostFolder } from "../storage/host-folder.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { addToName, copyNode, nodePathOf } from "../test-support/ciphertext-nodes.ts";
import { failing } from "../test-support/failing.ts";
import { newTestVault, pathsIn, writeFile } from "../test-support/open-test-vault.ts";
import { contentOf } from "../test-support/proof/operation.ts";
import { salvaged, scratchFolder } from "../test-support/salvaged.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";
import { shippedWordList } from "../test-support/word-list.ts";
import { directoryOf } from "../vault/directory-of.ts";
import { removeDraftFolder } from "../vault/node-directory.ts";
import { resolvePlace } from "../vault/resolve.ts";
import type { Vault } from "../vault/vault.ts";
import { parseLocated } from "../vault/vault-path.ts";
import { engineOf } from "../vault/vault-session.ts";
import type { SalvageKey } from "./salvage-key.ts";

const LONG = `${"a long name ".repeat(15)}.txt`;
const password = utf8("correct horse");
const byPassword: SalvageKey = { kind: "password", password };

interface Filled {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly raw: SalvageKey;
  readonly rawKey: Uint8Array;
}

/** A vault with something of each kind in it. */
async function filled(cipher: CipherCombo = "SIV_GCM", storage?: Storage): Promise<Filled> {
  const test = await newTestVault({ cipher, ...(storage ? { storage } : {}) });
  const vault = await test.open();
  await writeFile(vault, "/a.txt", "first");
  await writeFile(vault, "/empty", "");
  await writeFile(vault, `/${LONG}`, "long");
  await vault.makeDirectory("/folder");
  await vault.makeDirectory("/folder/sub");
  await writeFile(vault, "/folder/sub/b.txt", "second");
  await vault.makeLink("/folder/link", "sub/b.txt");
  await vault.setModified("/a.txt", 1_500_000_000_000);
  await vault.setModified("/folder", 1_600_000_000_000);
  const rawKey = engineOf(vault).key.raw.slice();
  return { storage: test.storage, vault, rawKey, raw: { kind: "raw", rawKey } };
}

const everything = [
  "a.txt",
  "empty",
  "folder/",
  "folder/link@sub/b.txt",
  "folder/sub/",
  "folder/sub/b.txt",
  LONG,
].sort();

async function contentPathOf(vault: Vault, path: string): Promise<string> {
  const engine = engineOf(vault);
  const located = parseLocated(path, "name-invalid");
  const { place, node } = await resolvePlace(engine, located);
  if (node?.kind !== "directory") throw new Error(`${path} is no directory`);
  return (await directoryOf(engine, place.directory, place.name, node, path)).contentPath;
}

/** Turns one bit. */
async function flip(storage: Storage, path: string, at: number): Promise<void> {
  const bytes = await readWhole(storage, path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeWhole(storage, path, bytes);
}

let vault: Filled;
beforeEach(async () => {
  vault = await filled();
});

describe("a whole vault", () => {
  it.each(["SIV_GCM", "SIV_CTRMAC"] as const)("comes out whole: %s", async (cipher) => {
    const { storage } = await filled(cipher);
    const before = await pathsIn(storage);
    const { paths, text, summary, reports, folder } = await salvaged(storage, { key: byPassword });
    expect(paths).toEqual(everything);
    expect(text("folder/sub/b.txt")).toBe("second");
    expect(text("empty")).toBe("");
    expect(reports).toEqual([]);
    expect(summary).toMatchObject({ files: 4, directories: 2, symlinks: 1, bytes: 15, cipher });
    expect(summary).toMatchObject({
      damaged: 0,
      lost: 0,
      orphans: 0,
      nameless: 0,
      hasConfig: true,
    });
    expect(lstatSync(join(folder, "a.txt")).mtimeMs).toBeCloseTo(1_500_000_000_000, 0);
    expect(lstatSync(join(folder, "folder")).mtimeMs).toBeCloseTo(1_600_000_000_000, 0);
    expect(await pathsIn(storage)).toEqual(before);
  });

  it("leaves alone what is in the folder already, and follows no link there", async () => {
    const folder = scratchFolder();
    const outside = scratchFolder();
    writeFileSync(join(folder, "a.txt"), "mine");
    symlinkSync(outside, join(folder, "folder"));
    await salvaged(vault.storage, { key: byPassword, openTarget: () => hostFolder(folder) });
    expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("mine");
    expect(readFileSync(join(folder, "a (2).txt"), "utf8")).toBe("first");
    expect(readFileSync(join(folder, "folder (2)", "sub", "b.txt"), "utf8")).toBe("second");
    const { paths } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual(everything);
  });

  it("tells which names it had to change", async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "a.txt"), "mine");
    const openTarget = () => hostFolder(folder);
    const { reports, summary } = await salvaged(vault.storage, { key: byPassword, openTarget });
    expect(reports).toEqual([{ kind: "renamed", path: "/a.txt", savedAs: "a (2).txt" }]);
    expect(summary.renamed).toBe(1);
  });

  it("tells how far it is, of how much", async () => {
    const told: unknown[] = [];
    await salvaged(vault.storage, {
      key: byPassword,
      withTotals: true,
      onEvent: (event) => void told.push(event),
    });
    const totals = { totalFiles: 5, totalBytes: 15 };
    expect(told.at(-1)).toEqual({ kind: "progress", doneFiles: 5, doneBytes: 15, ...totals });
  });

  it("stops when it is told to, and says so", async () => {
    const controller = new AbortController();
    const running = salvaged(vault.storage, {
      key: byPassword,
      signal: controller.signal,
      onEvent: () => {
        controller.abort();
      },
    });
    await expect(running).rejects.toEqual(failing("cancelled"));
  });
});

describe("the key", () => {
  it.each(["SIV_GCM", "SIV_CTRMAC"] as const)(
    "may be the raw one where config and key file are lost: %s",
    async (cipher) => {
      const { storage, raw, rawKey } = await filled(cipher);
      await storage.removeFile("vault.cryptomator");
      await storage.removeFile("masterkey.cryptomator");
      const { paths, summary } = await salvaged(storage, { key: raw });
      expect(paths).toEqual(everything);
      expect(summary).toMatchObject({ cipher, shorteningThreshold: 220, hasConfig: false });

      const words = encodeRecoveryKey(rawKey, shippedWordList());
      expect((await salvaged(storage, { key: { kind: "words", words } })).paths).toEqual(
        everything,
      );
    },
  );

  it("may be the password where only the config is lost, damaged or of another vault", async () => {
    const { storage } = vault;
    const other = await filled("SIV_CTRMAC");
    for (const config of [new Uint8Array(), await readWhole(other.storage, "vault.cryptomator")]) {
      await writeWhole(storage, "vault.cryptomator", config);
      const { paths, summary } = await salvaged(storage, { key: byPassword });
      expect(paths).toEqual(everything);
      expect(summary).toMatchObject({ cipher: "SIV_GCM", hasConfig: false });
    }
  });

  it("opens a key file whose version was changed", async () => {
    const { storage } = vault;
    const file = new TextDecoder().decode(await readWhole(storage, "masterkey.cryptomator"));
    await writeWhole(storage, "masterkey.cryptomator", utf8(file.replace("999", "998")));
    expect((await salvaged(storage, { key: byPassword })).paths).toEqual(everything);
  });

  it("is refused if it is that of another vault, and nothing is made then", async () => {
    const other = await filled();
    const openTarget = () => Promise.reject(new Error("not wanted"));
    await expect(salvaged(vault.storage, { key: other.raw, openTarget })).rejects.toEqual(
      failing("key-of-another-vault"),
    );
    const wrong = { kind: "password", password: utf8("wrong horse") } as const;
    await expect(salvaged(vault.storage, { key: wrong, openTarget })).rejects.toEqual(
      failing("wrong-password"),
    );
    await expect(
      salvaged(vault.storage, { key: { kind: "words", words: "ad ah as" }, openTarget }),
    ).rejects.toEqual(failing("wrong-recovery-key"));
  });

  it("is asked for where it lies", async () => {
    await vault.storage.removeFile("masterkey.cryptomator");
    await expect(salvaged(vault.storage, { key: byPassword })).rejects.toEqual(
      failing("masterkey-missing"),
    );
  });

  it("finds the threshold that fits the names", async () => {
    const test = await newTestVault({ shorteningThreshold: 60 });
    const opened = await test.open();
    await writeFile(opened, `/${"x".repeat(25)}`, "");
    await writeFile(opened, `/${"x".repeat(28)}`, "");
    const rawKey = engineOf(opened).key.raw.slice();
    await test.storage.removeFile("vault.cryptomator");
    const { summary } = await salvaged(test.storage, { key: { kind: "raw", rawKey } });
    // 25 bytes make 60 characters, 28 make 64.
    expect(summary.shorteningThreshold).toBeGreaterThanOrEqual(60);
    expect(summary.shorteningThreshold).toBeLessThan(64);
  });
});

describe.each(["SIV_GCM", "SIV_CTRMAC"] as const)("a damaged file: %s", (cipher) => {
  /** Longer than what is read at a time. */
  const size = 40 * CLEAR_CHUNK + 100;
  const content = contentOf("big", size);
  let path = "";
  let layout: Parameters<typeof chunkOffset>[0];

  beforeEach(async () => {
    vault = await filled(cipher);
    await writeFile(vault.vault, "/big.bin", content);
    path = await nodePathOf(vault.vault, "/big.bin");
    ({ layout } = engineOf(vault.vault).content);
  });

  /** Salvages, and checks that every byte outside the holes is the right one and every byte in them zero. */
  async function holes(storage = vault.storage): Promise<unknown> {
    const { folder, reports, summary } = await salvaged(storage, { key: byPassword });
    const [report, ...others] = reports;
    if (report?.kind !== "damaged") throw new Error("nothing was said to be damaged");
    expect(others).toEqual([]);
    expect(report).toMatchObject({ path: "/big.bin", ciphertextPath: path, savedAs: "big.bin" });
    expect(summary).toMatchObject({ damaged: 1, lost: 0 });
    const saved = readFileSync(join(folder, "big.bin"));
    const expected = content.slice(0, saved.length);
    for (const [start, end] of report.holes) expected.fill(0, start, end);
    expect(Buffer.compare(saved, expected)).toBe(0);
    return report.holes;
  }

  const chunk = (first: number, last = first): readonly number[] => [
    first * CLEAR_CHUNK,
    Math.min(size, (last + 1) * CLEAR_CHUNK),
  ];

  it.each([0, 1, 31, 32, 39, 40])("has a hole where chunk %i is damaged", async (index) => {
    await flip(vault.storage, path, chunkOffset(layout, index) + 20);
    expect(await holes()).toEqual([chunk(index)]);
  });

  it("has one hole for chunks in a row, across what is read at a time", async () => {
    for (const index of [30, 31, 32, 33, 36]) {
      await flip(vault.storage, path, chunkOffset(layout, index) + 5);
    }
    expect(await holes()).toEqual([chunk(30, 33), chunk(36)]);
  });

  it("has its hole where two chunks were swapped", async () => {
    const bytes = await readWhole(vault.storage, path);
    const [one, two, end] = [2, 3, 4].map((index) => chunkOffset(layout, index));
    const first = bytes.slice(one, two);
    bytes.set(bytes.slice(two, end), one);
    bytes.set(first, two);
    await writeWhole(vault.storage, path, bytes);
    expect(await holes()).toEqual([chunk(2, 3)]);
  });

  it("ends where it was cut inside a chunk", async () => {
    const bytes = await readWhole(vault.storage, path);
    const at = chunkOffset(layout, 3) + layout.chunkOverhead + 10;
    await writeWhole(vault.storage, path, bytes.slice(0, at));
    expect(await holes()).toEqual([[3 * CLEAR_CHUNK, 3 * CLEAR_CHUNK + 10]]);
  });

  it.each([1, 20])("is said to be cut by %i bytes that are no chunk", async (more) => {
    const bytes = await readWhole(vault.storage, path);
    await writeWhole(vault.storage, path, bytes.slice(0, chunkOffset(layout, 3) + more));
    expect(await holes()).toEqual([[3 * CLEAR_CHUNK, 3 * CLEAR_CHUNK]]);
  });

  it("is said to be cut by a last chunk of nothing that does not authenticate", async () => {
    const bytes = await readWhole(vault.storage, path);
    const whole = bytes.slice(0, chunkOffset(layout, 3));
    const longer = new Uint8Array(whole.length + layout.chunkOverhead);
    longer.set(whole);
    await writeWhole(vault.storage, path, longer);
    expect(await holes()).toEqual([[3 * CLEAR_CHUNK, 3 * CLEAR_CHUNK]]);
  });

  it("is whole with a last chunk of nothing that authenticates", async () => {
    const { content: sealing } = engineOf(vault.vault);
    const bytes = (await readWhole(vault.storage, path)).slice(0, chunkOffset(layout, 2));
    const header = sealing.openHeader(bytes.slice(0, layout.headerBytes));
    if (header === null) throw new Error("the header is whole");
    const longer = new Uint8Array(bytes.length + layout.chunkOverhead);
    longer.set(bytes);
    const nonce = new Uint8Array(sealing.nonceBytes).fill(9);
    sealing.sealChunk(longer, bytes.length, header, { index: 2, nonce, clear: new Uint8Array() });
    await writeWhole(vault.storage, path, longer);
    const { folder, reports } = await salvaged(vault.storage, { key: byPassword });
    expect(reports).toEqual([]);
    const saved = readFileSync(join(folder, "big.bin"));
    expect(Buffer.compare(saved, content.slice(0, 2 * CLEAR_CHUNK))).toBe(0);
  });

  it("has its holes where the disk cannot read, and no more than has to be", async () => {
    const bad = chunkOffset(layout, 5) + 100;
    const disk = interceptedReads(vault.storage, path, bad);
    expect(await holes(disk)).toEqual([chunk(5)]);
  });

  it("is lost, and not made, with its header or with all of its chunks", async () => {
    const bytes = await readWhole(vault.storage, path);
    for (const damaged of [
      bytes.slice().fill(1, 0, 30),
      bytes.slice().fill(1, layout.headerBytes),
      bytes.slice(0, layout.headerBytes - 1),
      new Uint8Array(),
    ]) {
      await writeWhole(vault.storage, path, damaged);
      const { paths, reports, summary } = await salvaged(vault.storage, { key: byPassword });
      expect(paths).toEqual(everything);
      expect(reports).toMatchObject([{ kind: "damaged", path: "/big.bin", savedAs: null }]);
      expect(summary).toMatchObject({ lost: 1, damaged: 0 });
    }
  });
});

/** A disk with a bad place: reads that touch it fail as the system reports it. */
function interceptedReads(inner: Storage, badPath: string, badAt: number): Storage {
  return {
    ...interceptedStorage(inner, (_, run) => run()),
    open: async (path, mode) => {
      const file = await inner.open(path, mode);
      return {
        ...file,
        read: async (target, position) => {
          if (path === badPath && position <= badAt && badAt < position + target.length) {
            throw Object.assign(new Error("EIO: read"), { code: "EIO", syscall: "read" });
          }
          return file.read(target, position);
        },
      };
    },
  };
}

describe("a directory that nothing leads to", () => {
  it("is found with its names by its own id, and what is below it in its place", async () => {
    const content = await contentPathOf(vault.vault, "/folder");
    await removeDraftFolder(vault.storage, await nodePathOf(vault.vault, "/folder"));
    const { paths, summary, reports } = await salvaged(vault.storage, { key: byPassword });
    const id = paths.find((path) => /^LOST\+FOUND\/[0-9a-f-]{36}\/$/.test(path)) ?? "";
    expect(contentDirectory(engineOf(vault.vault).key, id.slice(11, -1))).toBe(content);
    expect(paths).toEqual(
      [
        "LOST+FOUND/",
        id,
        `${id}link@sub/b.txt`,
        `${id}sub/`,
        `${id}sub/b.txt`,
        "a.txt",
        "empty",
        LONG,
      ].sort(),
    );
    expect(reports).toEqual([]);
    expect(summary).toMatchObject({ orphans: 1, nameless: 0 });
  });

  it("is found without names if its id is lost, and then with the ids of those below it", async () => {
    const content = await contentPathOf(vault.vault, "/folder");
    await removeDraftFolder(vault.storage, await nodePathOf(vault.vault, "/folder"));
    await vault.storage.removeFile(`${content}/dirid.c9r`);
    const { paths, summary } = await salvaged(vault.storage, { key: byPassword });
    const hash = content.slice(2).replace("/", "");
    expect(paths.filter((path) => path.startsWith(`LOST+FOUND/${hash}/`))).toEqual([
      `LOST+FOUND/${hash}/`,
      expect.stringMatching(/\/[0-9a-f-]{36}\/$/),
      expect.stringMatching(/\/[0-9a-f-]{36}\/b\.txt$/),
      expect.stringMatching(/\/link [12]@sub\/b\.txt$/),
    ]);
    expect(summary).toMatchObject({ orphans: 1, nameless: 2 });
  });

  it("is found even if it is the root that is missing", async () => {
    const { root } = engineOf(vault.vault);
    await removeDraftFolder(vault.storage, root.contentPath);
    const { text, paths, reports } = await salvaged(vault.storage, { key: byPassword });
    expect(reports).toMatchObject([{ path: "/", type: "directory", reason: "broken-node" }]);
    const file = paths.find((path) => path.endsWith("/sub/b.txt")) ?? "";
    expect(text(file)).toBe("second");
  });

  it("is found once if it is part of a circle", async () => {
    // /folder/sub holds a node that leads to /folder, which has lost its own.
    const node = await nodePathOf(vault.vault, "/folder");
    const sub = await contentPathOf(vault.vault, "/folder/sub");
    await vault.storage.rename(node, `${sub}/${node.slice(node.lastIndexOf("/") + 1)}`);
    const { paths } = await salvaged(vault.storage, { key: byPassword });
    expect(paths.filter((path) => /^[^@]*b\.txt$/.test(path))).toHaveLength(1);
  });
});

describe("what lies in the wrong place or twice", () => {
  it("comes out under LOST+FOUND if its name does not decrypt there", async () => {
    const node = await nodePathOf(vault.vault, "/a.txt");
    const folder = await contentPathOf(vault.vault, "/folder");
    await copyNode(vault.storage, node, `${folder}/${node.slice(node.lastIndexOf("/") + 1)}`);
    const { paths, summary, text } = await salvaged(vault.storage, { key: byPassword });
    const extra = paths.filter((path) => !everything.includes(path) && !path.endsWith("/"));
    expect(extra).toEqual([expect.stringMatching(/^LOST\+FOUND\/[0-9a-f-]{36}\/file 1$/)]);
    expect(text(extra[0] ?? "")).toBe("first");
    expect(summary.nameless).toBe(1);
  });

  it("comes out beside the other as a conflict copy", async () => {
    const node = await nodePathOf(vault.vault, "/a.txt");
    await copyNode(vault.storage, node, `${node}.copy`);
    await addToName(vault.storage, node, " (conflict)");
    await vault.storage.rename(`${node}.copy`, node);
    const { paths } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual([...everything, "a (conflict).txt"].sort());
  });

  it("is entered once if two nodes lead to one directory", async () => {
    const node = await nodePathOf(vault.vault, "/folder");
    await copyNode(vault.storage, node, node.replace(".c9r", " (1).c9r"));
    const { paths, reports } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual(everything);
    expect(reports).toEqual([]);
  });

  it("comes out even from a node of two kinds", async () => {
    const node = await nodePathOf(vault.vault, "/folder");
    const link = await nodePathOf(vault.vault, "/folder/link");
    await copyNode(vault.storage, `${link}/symlink.c9r`, `${node}/symlink.c9r`);
    const { paths } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual([...everything, "folder (2)@sub/b.txt"].sort());
  });

  it("is told if only a placeholder is there", async () => {
    const node = await nodePathOf(vault.vault, "/a.txt");
    await vault.storage.rename(node, node.replace(/([^/]*)$/, ".$1.icloud"));
    const { reports } = await salvaged(vault.storage, { key: byPassword });
    expect(reports).toMatchObject([{ path: "/a.txt", reason: "not-downloaded", savedAs: null }]);
  });

  it("is told if a directory has lost its id or its content", async () => {
    const node = await nodePathOf(vault.vault, "/folder/sub");
    const content = await contentPathOf(vault.vault, "/folder/sub");
    await removeDraftFolder(vault.storage, content);
    const gone = await salvaged(vault.storage, { key: byPassword });
    expect(gone.paths).toContain("folder/sub/");
    expect(gone.reports).toMatchObject([{ path: "/folder/sub", type: "directory" }]);
    await writeWhole(vault.storage, `${node}/dir.c9r`, new Uint8Array());
    const empty = await salvaged(vault.storage, { key: byPassword });
    expect(empty.reports).toMatchObject([{ path: "/folder/sub", savedAs: null }]);
  });

  it("is left out if it is of another program", async () => {
    const { root } = engineOf(vault.vault);
    await writeWhole(vault.storage, `${root.contentPath}/.DS_Store`, utf8("foreign"));
    await vault.storage.makeDirectory(`${root.contentPath}/@eaDir`);
    await writeWhole(vault.storage, `${root.contentPath}/@eaDir/index`, utf8("foreign"));
    const { paths, reports } = await salvaged(vault.storage, { key: byPassword });
    expect(paths).toEqual(everything);
    expect(reports).toEqual([]);
  });
});

it("never follows a link of the host that lies in the vault", async () => {
  const folder = scratchFolder();
  const outside = scratchFolder();
  const onDisk = await filled("SIV_GCM", nodeStorage(folder));
  const secret = await readWhole(onDisk.storage, await nodePathOf(onDisk.vault, "/a.txt"));
  writeFileSync(join(outside, "secret"), secret);
  const { root } = engineOf(onDisk.vault);
  const node = await nodePathOf(onDisk.vault, "/empty");
  await onDisk.storage.removeFile(node);
  symlinkSync(join(outside, "secret"), join(folder, node));
  symlinkSync(outside, join(folder, root.contentPath, `${"x".repeat(30)}.c9r`));
  const { paths, reports } = await salvaged(onDisk.storage, { key: byPassword });
  expect(paths).toEqual(everything.filter((path) => path !== "empty"));
  expect(reports).toMatchObject([{ path: "/empty", savedAs: null }]);
});
