import { aessiv } from "@noble/ciphers/aes.js";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { bytesOf, hexOf } from "../test-support/hex.ts";
import { describeWithShared, sharedVectors } from "../test-support/vectors.ts";
import { aesSiv } from "./aes-siv.ts";

const key = Uint8Array.from({ length: 64 }, (_, i) => i * 3);
const siv = aesSiv(key);
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

describe("AES-SIV", () => {
  test("gives for any key, text and associated data what @noble/ciphers gives", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
        fc.uint8Array({ maxLength: 100 }),
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 3 }),
        (anyKey, clear, ads) => {
          using ours = aesSiv(anyKey);
          expect(ours.encrypt(clear, ...ads)).toEqual(aessiv(anyKey, ...ads).encrypt(clear));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("counts blocks like @noble/ciphers over a long text", () => {
    const clear = new Uint8Array(10_240).fill(1);
    expect(isSame(siv.encrypt(clear), aessiv(key).encrypt(clear))).toBe(true);
  });

  it("tells no associated data from one that is empty", () => {
    const clear = Uint8Array.of(1);
    expect(siv.encrypt(clear)).not.toEqual(siv.encrypt(clear, new Uint8Array()));
    expect(siv.decrypt(siv.encrypt(clear), new Uint8Array())).toBeNull();
  });

  test("decryption undoes encryption for any text and any associated data", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.array(fc.uint8Array(), { maxLength: 3 }), (clear, ads) => {
        expect(siv.decrypt(siv.encrypt(clear, ...ads), ...ads)).toEqual(clear);
      }),
    );
  });

  test("any changed bit is noticed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(7), (clear, at, bit) => {
        const sealed = siv.encrypt(clear);
        const place = at % sealed.length;
        sealed[place] = (sealed[place] ?? 0) ^ (1 << bit);
        expect(siv.decrypt(sealed)).toBeNull();
      }),
    );
  });

  it.each([0, 1, 15])("refuses %i bytes, less than a synthetic IV", (length) => {
    expect(siv.decrypt(new Uint8Array(length))).toBeNull();
  });
});

const Vectors = z.object({
  siv: z.object({
    vectors: z.array(
      z.object({
        key: z.string(),
        ad: z.array(z.string()),
        plaintext: z.string(),
        ciphertext: z.string(),
      }),
    ),
  }),
});

describeWithShared("AES-SIV, published vectors", () => {
  const { siv: published } = Vectors.parse(sharedVectors("vectors"));

  it.each(published.vectors)("encrypts and decrypts $plaintext", (vector) => {
    using ours = aesSiv(bytesOf(vector.key));
    const ads = vector.ad.map(bytesOf);
    const sealed = ours.encrypt(bytesOf(vector.plaintext), ...ads);
    expect(hexOf(sealed)).toBe(vector.ciphertext);
    expect(ours.decrypt(sealed, ...ads)).toEqual(bytesOf(vector.plaintext));
  });
});
