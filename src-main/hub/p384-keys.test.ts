import { generateKeyPairSync, type KeyObject, pbkdf2Sync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gcmDecrypt } from "../crypto/aes-gcm.ts";
import { hubVectors, vectorBytes } from "../test-support/hub-vectors.ts";
import { describeWithShared } from "../test-support/vectors.ts";
import { deviceId } from "./device-key.ts";
import { openSigned, sign } from "./es384.ts";
import { agreeOnKey } from "./key-agreement.ts";
import {
  type EcKey,
  exportPublicJwk,
  exportPublicKey,
  importPrivateKey,
  importPublicJwk,
  importPublicKey,
} from "./p384-keys.ts";
import { TokenError } from "./token-error.ts";

const malformed = { name: "TokenError", problem: "malformed" };
const unsupported = { name: "TokenError", problem: "unsupported" };

function pair(curve: string) {
  return generateKeyPairSync("ec", { namedCurve: curve });
}
function pkcs8(key: KeyObject): Uint8Array {
  return Uint8Array.from(key.export({ type: "pkcs8", format: "der" }));
}
function spki(key: KeyObject): Uint8Array {
  return Uint8Array.from(key.export({ type: "spki", format: "der" }));
}
function agreed(privateKey: EcKey, publicKey: EcKey): Promise<Uint8Array> {
  const none = new Uint8Array();
  return agreeOnKey(privateKey, publicKey, { algorithm: "A256GCM", partyU: none, partyV: none });
}
function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}

/** As Java writes it: no public key, and the scalar as a signed number, so with a zero before it. */
function shortPkcs8(key: KeyObject): Uint8Array {
  const scalar = Buffer.from(key.export({ format: "jwk" }).d ?? "", "base64url");
  const start = "304f020100301006072a8648ce3d020106052b8104002204383036020101043100";
  return Uint8Array.of(...Buffer.from(start, "hex"), ...scalar);
}

const alice = pair("P-384");
const bob = pair("P-384");
const aliceSpki = spki(alice.publicKey);
const aliceJwk = alice.publicKey.export({ format: "jwk" });

describe("P-384 keys", () => {
  it("agree on the same secret from either side", async () => {
    const fromAlice = await agreed(
      await importPrivateKey(pkcs8(alice.privateKey), "ECDH"),
      await importPublicKey(spki(bob.publicKey), "ECDH"),
    );
    const fromBob = await agreed(
      await importPrivateKey(pkcs8(bob.privateKey), "ECDH"),
      await importPublicJwk(aliceJwk, "ECDH"),
    );
    expect(fromAlice).toEqual(fromBob);
  });

  it("agree in the short form, with no public key, just the same", async () => {
    const bobKey = await importPublicKey(spki(bob.publicKey), "ECDH");
    const long = await importPrivateKey(pkcs8(alice.privateKey), "ECDH");
    const short = await importPrivateKey(shortPkcs8(alice.privateKey), "ECDH");
    expect(await agreed(short, bobKey)).toEqual(await agreed(long, bobKey));
  });

  it("come out as they went in, as SPKI and as JWK", async () => {
    const key = await importPublicKey(aliceSpki, "ECDH");
    expect(await exportPublicKey(key)).toEqual(aliceSpki);
    expect(await exportPublicJwk(key)).toEqual(aliceJwk);
    expect(await exportPublicJwk(await importPublicJwk(aliceJwk, "ECDH"))).toEqual(aliceJwk);
  });

  it("cannot be exported again once they are imported as private", async () => {
    const key = await importPrivateKey(pkcs8(alice.privateKey), "ECDH");
    expect(key.extractable).toBe(false);
  });

  it("as JWK lend only their coordinates: other members are not looked at", async () => {
    const decorated = { ...aliceJwk, key_ops: ["sign"], ext: false, use: "sig", d: "AAAA", kid: 5 };
    expect(await exportPublicJwk(await importPublicJwk(decorated, "ECDH"))).toEqual(aliceJwk);
  });
});

describe("a private key", () => {
  const key = pkcs8(alice.privateKey);
  const short = shortPkcs8(alice.privateKey);

  it.each([
    ["is empty", new Uint8Array()],
    ["is cut short", key.subarray(0, -1)],
    ["has something after it", Uint8Array.of(...key, 0)],
    ["is in the short form with something after it", Uint8Array.of(...short, 0)],
    ["has its length in more bytes than it needs", Uint8Array.of(0x30, 0x81, ...short.slice(1))],
    ["is an empty sequence", Uint8Array.of(0x30, 0)],
    ["is a sequence of unknown length", Uint8Array.of(0x30, 0x80, ...key, 0, 0)],
    ["is on P-256", pkcs8(pair("P-256").privateKey)],
    ["is on P-521", pkcs8(pair("P-521").privateKey)],
    ["is for RSA", pkcs8(generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey)],
    ["is a public key", aliceSpki],
    ["is text", new TextEncoder().encode("-----BEGIN PRIVATE KEY-----")],
  ])("is refused if it %s", async (_, bytes) => {
    await expect(importPrivateKey(bytes, "ECDH")).rejects.toMatchObject(malformed);
    await expect(importPrivateKey(bytes, "ECDSA")).rejects.toMatchObject(malformed);
  });

  it("with any bit changed is taken or refused, and never fails in another way", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(8 * key.length - 1), async (bit) => {
        const outcome = importPrivateKey(flipBit(key, bit), "ECDH").then(
          () => "taken",
          (error: unknown) => (error instanceof TokenError ? "refused" : error),
        );
        expect(["taken", "refused"]).toContain(await outcome);
      }),
    );
  });
});

describe("a public key", () => {
  const [x, y] = [aliceSpki.subarray(24, 72), aliceSpki.subarray(72)];
  const compressedPoint = Uint8Array.of(0x02 | ((y.at(-1) ?? 0) & 1), ...x);
  const compressed = Uint8Array.of(
    ...[0x30, 0x46, ...aliceSpki.subarray(2, 20), 0x03, 0x32, 0x00],
    ...compressedPoint,
  );

  const hybrid = aliceSpki.with(23, 0x06 | ((y.at(-1) ?? 0) & 1));

  it.each([
    ["is empty", new Uint8Array()],
    ["is cut short", aliceSpki.subarray(0, -1)],
    ["has something after it", Uint8Array.of(...aliceSpki, 0)],
    ["is a compressed point", compressed],
    ["is a point in hybrid form", hybrid],
    ["is on P-256", spki(pair("P-256").publicKey)],
    ["is on another curve of 384 bits", spki(pair("brainpoolP384r1").publicKey)],
    ["is a private key", pkcs8(alice.privateKey)],
    ["is not on the curve", Uint8Array.of(...aliceSpki.subarray(0, 72), ...x)],
    ["is the point zero", Uint8Array.of(...aliceSpki.subarray(0, 24), ...new Uint8Array(96))],
  ])("is refused if it %s", async (_, bytes) => {
    await expect(importPublicKey(bytes, "ECDH")).rejects.toMatchObject(malformed);
    await expect(importPublicKey(bytes, "ECDSA")).rejects.toMatchObject(malformed);
  });

  it("is refused with any bit changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(8 * aliceSpki.length - 1), async (bit) => {
        const changed = importPublicKey(flipBit(aliceSpki, bit), "ECDH");
        await expect(changed).rejects.toMatchObject(malformed);
      }),
    );
  });
});

describe("a JWK", () => {
  it.each([
    ["is missing", undefined, malformed],
    ["is null", null, malformed],
    ["is text", "P-384", malformed],
    ["is a list", [], malformed],
    ["is empty", {}, malformed],
    ["has no x", { ...aliceJwk, x: undefined }, malformed],
    ["has a number as x", { ...aliceJwk, x: 5 }, malformed],
    ["has padding", { ...aliceJwk, x: `${aliceJwk.x ?? ""}=` }, malformed],
    ["has a longer coordinate", { ...aliceJwk, x: `AAAA${aliceJwk.x ?? ""}` }, malformed],
    ["has a shorter coordinate", { ...aliceJwk, y: aliceJwk.y?.slice(4) }, malformed],
    ["is not on the curve", { ...aliceJwk, y: aliceJwk.x }, malformed],
    ["is the point zero", { ...aliceJwk, x: "A".repeat(64), y: "A".repeat(64) }, malformed],
    ["is on P-256", pair("P-256").publicKey.export({ format: "jwk" }), unsupported],
    ["says P-256", { ...aliceJwk, crv: "P-256" }, unsupported],
    ["is an octet key", { ...aliceJwk, kty: "OKP" }, unsupported],
  ])("is refused if it %s", async (_, jwk, problem) => {
    await expect(importPublicJwk(jwk, "ECDH")).rejects.toMatchObject(problem);
  });

  it("never fails in another way, whatever it is", async () => {
    const jwk = fc.oneof(
      fc.jsonValue(),
      fc.record({
        kty: fc.constant("EC"),
        crv: fc.constant("P-384"),
        x: fc.jsonValue(),
        y: fc.string(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(jwk, async (value) => {
        await expect(importPublicJwk(value, "ECDH")).rejects.toBeInstanceOf(TokenError);
      }),
    );
  });
});

describeWithShared("the published keys of Hub", () => {
  const { keys } = hubVectors();
  const names = ["alice", "bob", "carol"] as const;

  it.each(names)("%s: SPKI and JWK are the same public key", async (name) => {
    const { jwk, spki_b64 } = keys[name];
    const fromSpki = await importPublicKey(vectorBytes(spki_b64), "ECDH");
    const { kty, crv, x, y } = jwk;
    expect(await exportPublicJwk(fromSpki)).toEqual({ kty, crv, x, y });
    const fromJwk = await importPublicJwk(jwk, "ECDH");
    expect(await exportPublicKey(fromJwk)).toEqual(vectorBytes(spki_b64));
  });

  // Carol's private key is in the short form: no public key, a scalar of 49 bytes.
  it.each(names)("%s: PKCS#8 is the private half of it", async (name) => {
    const own = keys[name];
    const other = await importPrivateKey(pkcs8(bob.privateKey), "ECDH");
    const privateKey = await importPrivateKey(vectorBytes(own.pkcs8_b64), "ECDH");
    const bobKey = await importPublicKey(spki(bob.publicKey), "ECDH");
    const publicKey = await importPublicKey(vectorBytes(own.spki_b64), "ECDH");
    expect(await agreed(privateKey, bobKey)).toEqual(await agreed(other, publicKey));
  });

  it("the short form is refused with something after it", async () => {
    const short = vectorBytes(keys.carol.pkcs8_b64);
    const longer = Uint8Array.of(...short, 0);
    await expect(importPrivateKey(longer, "ECDH")).rejects.toMatchObject(malformed);
  });

  it.each([
    ["alice", "20DC08E2B82273748B3371EC49AE534B719561D418D7D35ADD6D8EE576113187"],
    ["bob", "F82D0F002724A2916C5695016A17A7E8A3092FE99E0BF65B44998630330C54CA"],
    ["carol", "3A084D64DB713E12C01FC2766A7269C7A1AEAEFF7703F4E2A69629478DBD5295"],
  ] as const)("%s: the device id is the digest of the SPKI", (name, id) => {
    expect(deviceId(vectorBytes(keys[name].spki_b64))).toBe(id);
  });

  it("the key of the owner of a vault made before Hub 1.3 is one of these", async () => {
    const vector = hubVectors().legacyVaultAdminPassword;
    const salt = vectorBytes(vector.salt);
    const key = pbkdf2Sync(vector.password, salt, vector.iterations, 32, "sha256");
    const ownerKey = gcmDecrypt(key, vectorBytes(vector.wrappedOwnerPrivateKey));
    expect(gcmDecrypt(key, vectorBytes(vector.wrappedMasterkey))).toHaveLength(64);

    const signed = await sign(
      await importPrivateKey(ownerKey ?? new Uint8Array(), "ECDSA"),
      {},
      new Uint8Array(),
    );
    const publicKey = await importPublicKey(vectorBytes(vector.ownerPublicKey), "ECDSA");
    await expect(openSigned(publicKey, signed)).resolves.toBeDefined();
  });
});
