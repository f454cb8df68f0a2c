import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { VaultError } from "../base/vault-error.ts";
import { type HmacHash, hmac } from "../crypto/digest.ts";
import { base64Url, utf8 } from "../crypto/encoding.ts";
import { failing } from "../test-support/failing.ts";
import {
  encodeVaultConfig,
  keySourceOf,
  parseVaultConfig,
  type VaultConfig,
  verifyVaultConfig,
} from "./vault-config.ts";

const rawKey = Uint8Array.from({ length: 64 }, (_, i) => i);
const config: VaultConfig = {
  id: "1a3b8f0e-0000-4000-8000-000000000000",
  cipherCombo: "SIV_CTRMAC",
  shorteningThreshold: 42,
};
const goodHeader = { kid: "masterkeyfile:masterkey.cryptomator", alg: "HS256", typ: "JWT" };
const goodClaims = { jti: "x", format: 8, cipherCombo: "SIV_GCM", shorteningThreshold: 220 };

/** A token that is properly signed, whatever it says. */
function token(header: object, claims: object, hash: HmacHash = "sha256"): Uint8Array {
  const part = (value: object): string => base64Url(utf8(JSON.stringify(value)));
  const signed = `${part(header)}.${part(claims)}`;
  return utf8(`${signed}.${base64Url(hmac(hash, rawKey, utf8(signed)))}`);
}

const read = (bytes: Uint8Array): VaultConfig =>
  verifyVaultConfig(parseVaultConfig(bytes, "/v"), rawKey);
describe("a vault config", () => {
  it("says what was written", () => {
    expect(read(encodeVaultConfig(config, rawKey))).toEqual(config);
  });

  it("is a JWT in compact form without padding or line break", () => {
    const text = new TextDecoder().decode(encodeVaultConfig(config, rawKey));
    expect(text).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{43}$/);
  });

  it.each([
    ["HS256", "sha256"],
    ["HS384", "sha384"],
    ["HS512", "sha512"],
  ] as const)("may be signed with %s", (alg, hash) => {
    expect(read(token({ ...goodHeader, alg }, goodClaims, hash)).shorteningThreshold).toBe(220);
  });

  it("may have white space around it and unknown claims in it", () => {
    const bytes = token(goodHeader, { ...goodClaims, later: [1] });
    expect(read(new Uint8Array([32, ...bytes, 10])).cipherCombo).toBe("SIV_GCM");
  });

  it("is not believed when another key signed it, or another algorithm is claimed", () => {
    const bytes = encodeVaultConfig(config, rawKey.slice().reverse());
    expect(() => read(bytes)).toThrow(failing("key-of-another-vault"));
    const claimed = token({ ...goodHeader, alg: "HS512" }, goodClaims, "sha256");
    expect(() => read(claimed)).toThrow(failing("key-of-another-vault"));
  });

  it.each([
    ["no algorithm", token({ ...goodHeader, alg: "none" }, goodClaims)],
    ["an algorithm of another kind", token({ ...goodHeader, alg: "RS256" }, goodClaims)],
    ["no kid", token({ alg: "HS256" }, goodClaims)],
    ["no format", token(goodHeader, { ...goodClaims, format: undefined })],
    ["a format that is no number", token(goodHeader, { ...goodClaims, format: "8" })],
    ["nothing in it", new Uint8Array()],
    ["no signature", token(goodHeader, goodClaims).subarray(0, 100)],
    ["a fourth part", utf8(`${new TextDecoder().decode(token(goodHeader, goodClaims))}.AA`)],
    ["bytes that are no text", Uint8Array.of(0xff, 0xfe)],
  ])("with %s is unreadable", (_, bytes) => {
    expect(() => parseVaultConfig(bytes, "/v")).toThrow(failing("config-unreadable"));
  });

  it.each([
    ["another format", { ...goodClaims, format: 9 }, "unsupported-format"],
    ["an unknown cipher", { ...goodClaims, cipherCombo: "SIV_XTS" }, "unsupported-cipher"],
    ["no cipher", { ...goodClaims, cipherCombo: undefined }, "config-unreadable"],
    ["no threshold", { ...goodClaims, shorteningThreshold: undefined }, "config-unreadable"],
  ] as const)("with %s is refused", (_, claims, kind) => {
    expect(() => read(token(goodHeader, claims))).toThrow(failing(kind));
  });

  test("no changed character gets past the signature", () => {
    const bytes = encodeVaultConfig(config, rawKey);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 33, max: 126 }), (at, character) => {
        fc.pre(bytes[at] !== character);
        const changed = bytes.slice();
        changed[at] = character;
        expect(() => read(changed)).toThrow(VaultError);
      }),
    );
  });

  test("no input at all throws anything but a declared failure", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => parseVaultConfig(bytes, "/v")).toThrow(VaultError);
      }),
    );
  });
});

describe("the key source", () => {
  const sourceOf = (kid: string) =>
    keySourceOf(parseVaultConfig(token({ ...goodHeader, kid }, goodClaims), "/v"));

  it("is the masterkey file whatever path follows: that is unverified", () => {
    expect(sourceOf("masterkeyfile:../../etc/passwd")).toEqual({ kind: "masterkeyfile" });
    expect(sourceOf("MASTERKEYFILE:x")).toEqual({ kind: "masterkeyfile" });
  });

  it("is the Hub server named in it", () => {
    expect(sourceOf("hub+https://hub.example.org:8443/api/vaults/1")).toEqual({
      kind: "hub",
      host: "hub.example.org:8443",
    });
  });

  it.each(["", "masterkey.cryptomator", "file:x", "hub+ftp://x/", "hub+https:x"])(
    "%j is not supported",
    (kid) => {
      expect(() => sourceOf(kid)).toThrow(failing("unsupported-key-source"));
    },
  );
});
