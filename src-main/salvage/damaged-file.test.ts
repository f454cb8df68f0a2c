import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { CLEAR_CHUNK, chunkOffset } from "../format/chunk-layout.ts";
import type { Storage } from "../storage/storage.ts";
import { nodePathOf } from "../test-support/ciphertext-nodes.ts";
import {
  byPassword,
  everything,
  type FilledVault,
  filledVault,
} from "../test-support/filled-vault.ts";
import { writeFile } from "../test-support/open-test-vault.ts";
import { contentOf } from "../test-support/proof/operation.ts";
import { salvaged } from "../test-support/salvaged.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";
import { engineOf } from "../vault/vault-session.ts";

/** Turns one bit. */
async function flip(storage: Storage, path: string, at: number): Promise<void> {
  const bytes = await readWhole(storage, path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeWhole(storage, path, bytes);
}

describe.each(["SIV_GCM", "SIV_CTRMAC"] as const)("a damaged file: %s", (cipher) => {
  /** Longer than what is read at a time. */
  const size = 40 * CLEAR_CHUNK + 100;
  const content = contentOf("big", size);
  let vault: FilledVault;
  let path = "";
  let layout: Parameters<typeof chunkOffset>[0];

  beforeEach(async () => {
    vault = await filledVault(cipher);
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
