import { describe, expect, it } from "vitest";
import { hubVectors } from "../test-support/hub-vectors.ts";
import { describeWithShared } from "../test-support/vectors.ts";
import { concatKdf } from "./concat-kdf.ts";

const none = new Uint8Array();
const text = (value: string) => new TextEncoder().encode(value);
const decimals = (value: string) => Uint8Array.from(value.split(" "), Number);

describe("the Concat KDF", () => {
  // RFC 7518, appendix C.
  const z = decimals(
    "158 86 217 29 129 113 53 211 114 131 66 131 191 132 38 156 251 49 110 163 218 128 106 72 246 218 167 121 140 254 144 196",
  );

  it("derives the key of the example in the standard", () => {
    const purpose = { algorithm: "A128GCM", partyU: text("Alice"), partyV: text("Bob") };
    expect(concatKdf(z, purpose, 16)).toEqual(
      decimals("86 170 141 234 248 35 109 32 92 34 40 205 113 167 16 26"),
    );
  });

  it("derives another key for every other purpose and length", () => {
    const purpose = { algorithm: "A256GCM", partyU: none, partyV: none };
    const keys = [
      concatKdf(z, purpose, 32),
      concatKdf(z, { ...purpose, algorithm: "ECDH-ES+A256KW" }, 32),
      concatKdf(z, { ...purpose, partyU: text("a") }, 32),
      concatKdf(z, { ...purpose, partyV: text("a") }, 32),
      concatKdf(z, { ...purpose, partyU: text("A"), algorithm: "256GCM" }, 32),
    ].map((key) => Buffer.from(key).toString("hex"));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).not.toContain(Buffer.from(concatKdf(z, purpose, 16)).toString("hex"));
  });

  it("leaves the shared secret for its owner to wipe", () => {
    const secret = Uint8Array.from(z);
    concatKdf(secret, { algorithm: "A256GCM", partyU: none, partyV: none }, 32);
    expect(secret).toEqual(z);
  });

  it("gives no more than one round of SHA-256", () => {
    expect(() => concatKdf(z, { algorithm: "", partyU: none, partyV: none }, 33)).toThrow(
      RangeError,
    );
  });
});

describeWithShared("the Concat KDF of Hub", () => {
  const vector = hubVectors().concatKdf;
  const z = Uint8Array.from(vector.zDec);
  const length = vector.keyBits / 8;

  it("derives the same key", () => {
    const purpose = {
      algorithm: vector.algorithmId,
      partyU: text(vector.apu),
      partyV: text(vector.apv),
    };
    expect([...concatKdf(z, purpose, length)]).toEqual(vector.outDec);
  });

  it("derives the same key for parties without a name", () => {
    const purpose = { algorithm: vector.algorithmId, partyU: none, partyV: none };
    expect([...concatKdf(z, purpose, length)]).toEqual(vector.outWithoutApuApvDec_fromP256Keys);
  });
});
