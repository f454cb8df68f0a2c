import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { CompactSign, compactVerify } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { withHeader, withOneBitChanged } from "../test-support/changed-token.ts";
import { hubVectors, vectorBytes } from "../test-support/hub-vectors.ts";
import { describeWithShared } from "../test-support/vectors.ts";
import { openSigned, sign } from "./es384.ts";
import { type EcKey, importPrivateKey, importPublicKey } from "./p384-keys.ts";
import { TokenError } from "./token-error.ts";

const payload = new TextEncoder().encode('{"ecdhPublicKey":"…"}');
const claims = { iss: "alice", sub: "bob", iat: 1_700_000_000 };

const pair = generateKeyPairSync("ec", { namedCurve: "P-384" });
const stranger = generateKeyPairSync("ec", { namedCurve: "P-384" });
let privateKey: EcKey;
let publicKey: EcKey;
let strangersKey: EcKey;
let token: string;

beforeAll(async () => {
  const asSpki = { type: "spki", format: "der" } as const;
  privateKey = await importPrivateKey(
    pair.privateKey.export({ type: "pkcs8", format: "der" }),
    "ECDSA",
  );
  publicKey = await importPublicKey(pair.publicKey.export(asSpki), "ECDSA");
  strangersKey = await importPublicKey(stranger.publicKey.export(asSpki), "ECDSA");
  token = await sign(privateKey, claims, payload);
});

describe("a signed token", () => {
  it("gives back what was signed, with the claims in its header", async () => {
    const opened = await openSigned(publicKey, token);
    expect(opened.header).toEqual({ ...claims, alg: "ES384", typ: "JWT", b64: true });
    expect(Uint8Array.from(opened.payload)).toEqual(payload);
  });

  it("may hold anything", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (content) => {
        const opened = await openSigned(publicKey, await sign(privateKey, {}, content));
        expect(Uint8Array.from(opened.payload)).toEqual(content);
      }),
      { numRuns: 25 },
    );
  });

  it("is verified by an independent implementation", async () => {
    const verified = await compactVerify(token, pair.publicKey);
    expect(verified.payload).toEqual(payload);
    expect(verified.protectedHeader).toMatchObject(claims);
  });

  it("of an independent implementation is verified", async () => {
    const signed = await new CompactSign(payload)
      .setProtectedHeader({ alg: "ES384" })
      .sign(pair.privateKey);
    const opened = await openSigned(publicKey, signed);
    expect(Uint8Array.from(opened.payload)).toEqual(payload);
  });

  it("is refused as that of someone else", async () => {
    await expect(openSigned(strangersKey, token)).rejects.toMatchObject({
      name: "TokenError",
      problem: "not-authentic",
    });
  });

  it("is refused with any bit changed", async () => {
    await fc.assert(
      fc.asyncProperty(withOneBitChanged(token), async (changed) => {
        await expect(openSigned(publicKey, changed)).rejects.toBeInstanceOf(TokenError);
      }),
      { numRuns: 300 },
    );
  });

  it("keeps its algorithm whatever the claims say", async () => {
    const signed = await sign(privateKey, { alg: "none", b64: false }, payload);
    expect((await openSigned(publicKey, signed)).header).toMatchObject({ alg: "ES384", b64: true });
  });
});

describe("the header of a signed token", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["no signature", { alg: "none" }, "unsupported"],
    ["a shared secret", { alg: "HS384" }, "unsupported"],
    ["another curve", { alg: "ES256" }, "unsupported"],
    ["no algorithm", {}, "unsupported"],
    ["a payload that is not encoded", { alg: "ES384", b64: false }, "unsupported"],
    ["a critical extension", { alg: "ES384", b64: true, crit: ["b64"] }, "unsupported"],
    [
      "other claims",
      { ...claims, alg: "ES384", typ: "JWT", b64: true, sub: "eve" },
      "not-authentic",
    ],
  ])("is refused with %s", async (_, header, problem) => {
    const changed = openSigned(publicKey, withHeader(token, header));
    await expect(changed).rejects.toMatchObject({ name: "TokenError", problem });
  });
});

describe("the signature of a signed token", () => {
  it.each([
    ["missing", "", "malformed"],
    ["too short", "A".repeat(127), "malformed"],
    ["in another encoding", Buffer.alloc(104, 0x30).toString("base64url"), "malformed"],
    ["zero", "A".repeat(128), "not-authentic"],
    ["as large as it can be", "_".repeat(128), "not-authentic"],
  ])("is refused if it is %s", async (_, signature, problem) => {
    const changed = token.split(".").with(2, signature).join(".");
    await expect(openSigned(publicKey, changed)).rejects.toMatchObject({
      name: "TokenError",
      problem,
    });
  });
});

describeWithShared("the published signatures of Hub", () => {
  const { keys, jwt } = hubVectors();

  it.each(jwt)("are verified, and refused once they are changed", async (vector) => {
    const signer = await importPublicKey(vectorBytes(keys[vector.signer].spki_b64), "ECDSA");
    const opened = await openSigned(signer, vector.valid);
    expect(opened.header).toEqual(vector.header);
    expect(JSON.parse(Buffer.from(opened.payload).toString())).toEqual(vector.payload);
    await expect(openSigned(signer, vector.invalid)).rejects.toMatchObject({
      name: "TokenError",
      problem: "not-authentic",
    });
  });

  it.each(jwt)("can be made with the same private key", async (vector) => {
    const { pkcs8_b64, spki_b64 } = keys[vector.signer];
    const signed = await sign(await importPrivateKey(vectorBytes(pkcs8_b64), "ECDSA"), {}, payload);
    const opened = await openSigned(await importPublicKey(vectorBytes(spki_b64), "ECDSA"), signed);
    expect(Uint8Array.from(opened.payload)).toEqual(payload);
    expect(opened.header).toEqual(vector.header);
  });
});
