import { describe, expect, it } from "vitest";
import { collect } from "../test-support/collect.ts";
import { newTestVault, writeFile } from "../test-support/open-test-vault.ts";
import { filePieces, turningPieces } from "./file-pieces.ts";

const mebibyte = 2 ** 20;
const content = Uint8Array.from({ length: 2 * mebibyte + 100 }, (_, index) => (index * 7) % 251);

async function vaultWithFile() {
  const vault = await (await newTestVault()).open();
  await writeFile(vault, "/f", content);
  await writeFile(vault, "/empty", "");
  return vault;
}

describe("the pieces of a file", () => {
  it.each([
    [undefined, undefined],
    [0, 1],
    [mebibyte - 1, mebibyte + 1],
    [100, 2 * mebibyte],
    [content.length - 1, Number.POSITIVE_INFINITY],
    [content.length, Number.POSITIVE_INFINITY],
    [content.length + 5, content.length + 10],
    [7, 7],
  ])("from %s to %s are those bytes", async (start, end) => {
    const vault = await vaultWithFile();
    const pieces = await collect(filePieces(vault, "/f", start, end));
    expect(Buffer.concat(pieces).equals(content.subarray(start, end))).toBe(true);
  });

  it("end at multiples of a mebibyte, so that no chunk is decrypted for two of them", async () => {
    const vault = await vaultWithFile();
    const sizes = (await collect(filePieces(vault, "/f", 10))).map(({ length }) => length);
    expect(sizes).toEqual([mebibyte - 10, mebibyte, 100]);
  });

  it("of an empty file are none", async () => {
    const vault = await vaultWithFile();
    expect(await collect(filePieces(vault, "/empty"))).toEqual([]);
  });

  it("may be left early, although the next is already being read", async () => {
    const vault = await vaultWithFile();
    for await (const piece of filePieces(vault, "/f")) {
      expect(piece.length).toBe(mebibyte);
      break;
    }
    await vault.lock();
  });
});

describe("the pieces in buffers that take turns", () => {
  it.each([0, 1, mebibyte - 1, mebibyte, 5 * mebibyte + 100])(
    "are the %i bytes of the file, each good until the one after the next",
    async (size) => {
      const vault = await (await newTestVault()).open();
      const whole = Uint8Array.from({ length: size }, (_, index) => (index * 13) % 253);
      await writeFile(vault, "/f", whole);
      let before: { piece: Uint8Array; start: number } | null = null;
      let start = 0;
      for await (const piece of turningPieces(vault, "/f")) {
        if (before !== null) expect(isAt(whole, before.piece, before.start)).toBe(true);
        expect(isAt(whole, piece, start)).toBe(true);
        before = { piece, start };
        start += piece.length;
      }
      expect(start).toBe(size);
    },
  );

  it("are three buffers, however many pieces there are", async () => {
    const vault = await (await newTestVault()).open();
    await writeFile(vault, "/f", new Uint8Array(9 * mebibyte));
    const buffers = new Set<ArrayBufferLike>();
    for await (const piece of turningPieces(vault, "/f")) buffers.add(piece.buffer);
    expect(buffers.size).toBe(3);
  });

  it("may be left early", async () => {
    const vault = await vaultWithFile();
    for await (const piece of turningPieces(vault, "/f")) {
      expect(piece.length).toBe(mebibyte);
      break;
    }
    await vault.lock();
  });
});

function isAt(whole: Uint8Array, piece: Uint8Array, start: number): boolean {
  return Buffer.compare(whole.subarray(start, start + piece.length), piece) === 0;
}
