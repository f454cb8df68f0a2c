import { describe, expect, it } from "vitest";
import { bytesOf, hexOf } from "../test-support/hex.ts";
import { unwrapKey, wrapKey } from "./key-wrap.ts";

// RFC 3394 §4.6: 256 bits of key data with a 256-bit KEK.
const kek = bytesOf("000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F");
const key = bytesOf("00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F");
const wrapped = "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21";

describe("AES key wrap", () => {
  it("gives the result of RFC 3394 §4.6", () => {
    expect(hexOf(wrapKey(kek, key))).toBe(wrapped);
    expect(unwrapKey(kek, bytesOf(wrapped))).toEqual(key);
  });

  it("returns null for another KEK, a changed bit and a wrong length", () => {
    const changed = bytesOf(wrapped);
    changed[39] = 0x20;
    expect(unwrapKey(key, bytesOf(wrapped))).toBeNull();
    expect(unwrapKey(kek, changed)).toBeNull();
    expect(unwrapKey(kek, bytesOf(wrapped).subarray(0, 32))).toBeNull();
    expect(unwrapKey(kek, new Uint8Array())).toBeNull();
  });
});
