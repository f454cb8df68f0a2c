import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { bytesOf, hexOf } from "../test-support/hex.ts";
import { describeWithShared, sharedVectors } from "../test-support/vectors.ts";
import { sivDecrypt, sivEncrypt } from "./aes-siv.ts";

const key = new Uint8Array(64).fill(7);

describe("AES-SIV", () => {
  it("gives the ciphertext of RFC 5297 A.1", () => {
    const rfcKey = bytesOf("fffefdfcfbfaf9f8f7f6f5f4f3f2f1f0 f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
    const ad = bytesOf("101112131415161718191a1b1c1d1e1f2021222324252627");
    const clear = bytesOf("112233445566778899aabbccddee");
    const sealed = "85632d07c6e8f37f950acd320a2ecc9340c02b9690c4dc04daef7f6afe5c";
    expect(hexOf(sivEncrypt(rfcKey, clear, ad))).toBe(sealed);
    expect(sivDecrypt(rfcKey, bytesOf(sealed), ad)).toEqual(clear);
  });

  it("tells no associated data from one that is empty", () => {
    const clear = Uint8Array.of(1);
    expect(sivEncrypt(key, clear)).not.toEqual(sivEncrypt(key, clear, new Uint8Array()));
    expect(sivDecrypt(key, sivEncrypt(key, clear), new Uint8Array())).toBeNull();
  });

  test("decryption undoes encryption for any text and any associated data", () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.array(fc.uint8Array(), { maxLength: 3 }), (clear, ads) => {
        expect(sivDecrypt(key, sivEncrypt(key, clear, ...ads), ...ads)).toEqual(clear);
      }),
    );
  });

  test("any changed bit is noticed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.nat(7), (clear, at, bit) => {
        const sealed = sivEncrypt(key, clear);
        const place = at % sealed.length;
        sealed[place] = (sealed[place] ?? 0) ^ (1 << bit);
        expect(sivDecrypt(key, sealed)).toBeNull();
      }),
    );
  });

  it.each([0, 1, 15])("refuses %i bytes, less than a synthetic IV", (length) => {
    expect(sivDecrypt(key, new Uint8Array(length))).toBeNull();
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
  const { siv } = Vectors.parse(sharedVectors("vectors"));

  it.each(siv.vectors)("encrypts and decrypts $plaintext", (vector) => {
    const ads = vector.ad.map(bytesOf);
    const sealed = sivEncrypt(bytesOf(vector.key), bytesOf(vector.plaintext), ...ads);
    expect(hexOf(sealed)).toBe(vector.ciphertext);
    expect(sivDecrypt(bytesOf(vector.key), sealed, ...ads)).toEqual(bytesOf(vector.plaintext));
  });
});
