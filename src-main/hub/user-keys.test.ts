import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TokenError } from "./token-error.ts";
import { parseUserKeys } from "./user-keys.ts";

const ecdh = Buffer.from("an ECDH key").toString("base64");
const ecdsa = Buffer.from("an ECDSA key").toString("base64");

const content = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const asText = (bytes: Uint8Array | null) => bytes && Buffer.from(bytes).toString();

describe("the keys of a user", () => {
  it.each([
    ["as Hub 1.4 writes them", { key: ecdh, ecdhPrivateKey: ecdh, ecdsaPrivateKey: ecdsa }],
    ["without the name of old", { ecdhPrivateKey: ecdh, ecdsaPrivateKey: ecdsa }],
    ["beside members we do not know", { key: ecdh, ecdsaPrivateKey: ecdsa, next: { key: 5 } }],
  ])("are read %s", (_, value) => {
    const keys = parseUserKeys(content(value));
    expect([asText(keys.ecdh), asText(keys.ecdsa)]).toEqual(["an ECDH key", "an ECDSA key"]);
  });

  it("are read as Hub 1.3 writes them, without a key to sign with", () => {
    const keys = parseUserKeys(content({ key: ecdh }));
    expect([asText(keys.ecdh), keys.ecdsa]).toEqual(["an ECDH key", null]);
  });

  it.each([
    ["are missing", {}],
    ["lack the one that opens vaults", { ecdsaPrivateKey: ecdsa }],
    ["are two different ones", { key: ecdsa, ecdhPrivateKey: ecdh }],
    ["are empty", { key: "" }],
    ["are null", { key: null }],
    ["are a number", { key: 5 }],
    ["are a list", [ecdh]],
    ["are text alone", ecdh],
    ["are not Base64", { key: "not Base64" }],
    ["are Base64url", { key: "-__-" }],
    ["lack their padding", { key: ecdh.replaceAll("=", "") }],
    ["have an empty one to sign with", { key: ecdh, ecdsaPrivateKey: "" }],
    ["have one to sign with that is not Base64", { key: ecdh, ecdsaPrivateKey: "*" }],
    ["have null to sign with", { key: ecdh, ecdsaPrivateKey: null }],
  ])("are refused if they %s", (_, value) => {
    expect(() => parseUserKeys(content(value))).toThrow(
      expect.objectContaining({ name: "TokenError", problem: "bad-content" }),
    );
  });

  it("are never quoted in what is thrown, and nothing else is ever thrown", () => {
    const secret = "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAi";
    const text = fc
      .tuple(fc.string(), fc.string())
      .map(([before, after]) => before + secret + after);
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((key) => JSON.stringify({ key })),
        ),
        (value) => {
          try {
            parseUserKeys(new TextEncoder().encode(value));
          } catch (error) {
            expect(error).toBeInstanceOf(TokenError);
            expect((error as TokenError).cause).toBeUndefined();
            expect((error as TokenError).stack).not.toContain(secret);
          }
        },
      ),
    );
  });
});
