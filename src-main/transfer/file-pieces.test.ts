import { describe, expect, it } from "vitest";
import { collect } from "../test-support/collect.ts";
import { newTestVault, writeFile } from "../test-support/open-test-vault.ts";
import { filePieces } from "./file-pieces.ts";

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
