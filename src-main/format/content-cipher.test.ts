import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { masterkey } from "../crypto/masterkey.ts";
import { bytesOf, hexOf } from "../test-support/hex.ts";
import { describeWithShared, sharedVectors } from "../test-support/vectors.ts";
import { cipherCombos, contentCipher } from "./cipher-combo.ts";
import { type ContentCipher, newHeader } from "./content-cipher.ts";

const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(bytes);
const rawKey = (): Uint8Array => Uint8Array.from({ length: 64 }, (_, i) => i);

describe.each(cipherCombos)("contents under %s", (combo) => {
  const cipher = contentCipher(combo, masterkey(rawKey()));
  const header = newHeader(cipher, random);

  it("opens the header it sealed, and the content key outlives the sealed bytes", () => {
    const sealed = cipher.sealHeader(header);
    const opened = cipher.openHeader(sealed);
    sealed.fill(0);
    expect(opened).toEqual(header);
    expect(opened?.contentKey).toEqual(new Uint8Array(32).fill(32));
  });

  it("refuses a header of another length, with any bit changed, or under another key", () => {
    const sealed = cipher.sealHeader(header);
    const other = contentCipher(combo, masterkey(rawKey().reverse()));
    expect(other.openHeader(sealed)).toBeNull();
    expect(cipher.openHeader(sealed.subarray(1))).toBeNull();
    expect(cipher.openHeader(new Uint8Array())).toBeNull();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(cipher.openHeader(changed)).toBeNull();
    }
  });

  test("a chunk of any content opens as what was sealed", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.maxSafeNat(), (clear, index) => {
        expect(cipher.openChunk(header, index, sealChunk(cipher, index, clear))).toEqual(clear);
      }),
    );
  });

  it("refuses a chunk at another place, in another file, cut, or with a changed bit", () => {
    const sealed = sealChunk(cipher, 3, new Uint8Array(100).fill(9));
    const otherFile = { ...header, nonce: header.nonce.map((byte) => byte ^ 1) };
    const otherKey = { ...header, contentKey: header.contentKey.map((byte) => byte ^ 1) };
    expect(cipher.openChunk(header, 4, sealed)).toBeNull();
    expect(cipher.openChunk(otherFile, 3, sealed)).toBeNull();
    if (combo === "SIV_GCM") expect(cipher.openChunk(otherKey, 3, sealed)).toBeNull();
    expect(cipher.openChunk(header, 3, sealed.subarray(0, -1))).toBeNull();
    expect(cipher.openChunk(header, 3, new Uint8Array())).toBeNull();
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x80;
      expect(cipher.openChunk(header, 3, changed)).toBeNull();
    }
  });

  function sealChunk(by: ContentCipher, index: number, clear: Uint8Array): Uint8Array {
    const target = new Uint8Array(clear.length + by.layout.chunkOverhead + 5);
    by.sealChunk(target, 5, header, { index, nonce: random(by.nonceBytes), clear });
    expect(target.subarray(0, 5)).toEqual(new Uint8Array(5));
    return target.subarray(5);
  }
});

const hex = z.string().transform(bytesOf);
const combo = z.enum(cipherCombos);
const Vectors = z.object({
  fileHeaders: z.array(z.object({ combo, rawkey: hex, header: hex, nonce: hex, payload: hex })),
  chunks: z.array(
    z.object({
      combo,
      contentKey: hex,
      macKey: hex.optional(),
      headerNonce: hex,
      chunkNumber: z.int(),
      chunk: hex,
      plaintext: hex,
    }),
  ),
});

describeWithShared("contents, published vectors", () => {
  const { fileHeaders, chunks } = Vectors.parse(sharedVectors("vectors"));

  it.each(fileHeaders)("header of $combo", (vector) => {
    const cipher = contentCipher(vector.combo, masterkey(vector.rawkey));
    const header = { nonce: vector.nonce, contentKey: vector.payload.slice(8) };
    expect(cipher.openHeader(vector.header)).toEqual(header);
    expect(hexOf(cipher.sealHeader(header))).toBe(hexOf(vector.header));
  });

  it.each(chunks)("chunk of $combo", (vector) => {
    const raw = new Uint8Array(64);
    raw.set(vector.macKey ?? [], 32);
    const cipher = contentCipher(vector.combo, masterkey(raw));
    const header = { nonce: vector.headerNonce, contentKey: vector.contentKey };
    expect(cipher.openChunk(header, vector.chunkNumber, vector.chunk)).toEqual(vector.plaintext);
    const sealed = new Uint8Array(vector.chunk.length);
    const nonce = vector.chunk.subarray(0, cipher.nonceBytes);
    cipher.sealChunk(sealed, 0, header, {
      index: vector.chunkNumber,
      nonce,
      clear: vector.plaintext,
    });
    expect(hexOf(sealed)).toBe(hexOf(vector.chunk));
  });
});
