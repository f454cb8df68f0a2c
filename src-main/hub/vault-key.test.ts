import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { masterkey } from "../crypto/masterkey.ts";
import { contentDirectory } from "../format/directory-id.ts";
import { hubVectors } from "../test-support/hub-vectors.ts";
import { describeWithShared } from "../test-support/vectors.ts";
import { TokenError } from "./token-error.ts";
import { formatVaultKey, parseVaultKey } from "./vault-key.ts";

const content = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const base64 = (length: number) => Buffer.alloc(length, 0x55).toString("base64");

describe("the key of a vault", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (rawKey) => {
        expect(Uint8Array.from(parseVaultKey(formatVaultKey(rawKey)))).toEqual(rawKey);
      }),
    );
  });

  it("is read beside members we do not know", () => {
    expect(parseVaultKey(content({ key: base64(64), recoveryKey: 5 }))).toHaveLength(64);
  });

  it.each([
    ["is missing", {}],
    ["is null", { key: null }],
    ["is a number", { key: 5 }],
    ["is a list of bytes", { key: Array.from({ length: 64 }, () => 0) }],
    ["is empty", { key: "" }],
    ["is a byte short", { key: base64(63) }],
    ["is a byte long", { key: base64(65) }],
    ["is one half only", { key: base64(32) }],
    ["is not Base64", { key: "*".repeat(88) }],
    ["is Base64url", { key: base64(64).replace(/^.{4}/, "-__-") }],
    ["lacks its padding", { key: base64(64).replaceAll("=", "") }],
    ["has a line break", { key: `${base64(64)}\n` }],
    ["is text alone", base64(64)],
  ])("is refused if it %s", (_, value) => {
    expect(() => parseVaultKey(content(value))).toThrow(
      expect.objectContaining({ name: "TokenError", problem: "bad-content" }),
    );
  });

  it.each([
    ["nothing", new Uint8Array()],
    ["bytes that are not UTF-8", Uint8Array.of(0xff, 0xfe)],
    ["half a JSON text", new TextEncoder().encode('{"key":"')],
  ])("is refused if the token holds %s", (_, bytes) => {
    expect(() => parseVaultKey(bytes)).toThrow(
      expect.objectContaining({ name: "TokenError", problem: "bad-content" }),
    );
  });

  it("is never quoted in what is thrown, and nothing else is ever thrown", () => {
    const secret = base64(30);
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (after, isJson) => {
        const text = isJson ? JSON.stringify({ key: secret + after }) : `{"key":"${secret}${after}`;
        try {
          parseVaultKey(new TextEncoder().encode(text));
        } catch (error) {
          expect(error).toBeInstanceOf(TokenError);
          expect((error as TokenError).cause).toBeUndefined();
          expect((error as TokenError).stack).not.toContain(secret);
        }
      }),
    );
  });
});

describeWithShared("the vault key of the published vectors", () => {
  const { masterkeyHex, cases } = hubVectors().dirHash;

  it.each(cases)("has the directory “$dirId” at $hash", ({ dirId, hash }) => {
    const rawKey = parseVaultKey(formatVaultKey(Buffer.from(masterkeyHex, "hex")));
    const expected = `d/${hash.slice(0, 2)}/${hash.slice(2)}`;
    expect(contentDirectory(masterkey(rawKey), dirId)).toBe(expected);
  });
});
