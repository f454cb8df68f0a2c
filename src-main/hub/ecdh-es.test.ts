import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { CompactEncrypt, compactDecrypt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import { withHeader, withOneBitChanged } from "../test-support/changed-token.ts";
import { hubJweVectors, hubVectors, vectorBytes } from "../test-support/hub-vectors.ts";
import { describeWithShared } from "../test-support/vectors.ts";
import { openForKey, sealForKey } from "./ecdh-es.ts";
import { sealContent } from "./jwe.ts";
import { agreeOnKey, ephemeralKeyPair } from "./key-agreement.ts";
import { type EcKey, exportPublicJwk, importPrivateKey, importPublicKey } from "./p384-keys.ts";
import { TokenError } from "./token-error.ts";
import { parseUserKeys } from "./user-keys.ts";
import { parseVaultKey } from "./vault-key.ts";

const { random } = systemWorld;
const bytes = (text: string) => new TextEncoder().encode(text);
const clear = bytes('{"key":"value"}');

const pair = generateKeyPairSync("ec", { namedCurve: "P-384" });
let privateKey: EcKey;
let publicKey: EcKey;
let strangersKey: EcKey;
let token: string;
let header: Record<string, unknown>;

beforeAll(async () => {
  privateKey = await importPrivateKey(
    pair.privateKey.export({ type: "pkcs8", format: "der" }),
    "ECDH",
  );
  publicKey = await importPublicKey(pair.publicKey.export({ type: "spki", format: "der" }), "ECDH");
  strangersKey = (await ephemeralKeyPair()).privateKey;
  token = await sealForKey(random, publicKey, clear);
  header = headerOf(token);
});

function headerOf(text: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(text.split(".")[0] ?? "", "base64url").toString()) as typeof header;
}

async function open(text: string): Promise<Uint8Array> {
  return Uint8Array.from(await openForKey(privateKey, text));
}

/** A token as Hub's web pages write it: with two empty parties and a decorated key. */
async function sealLikeHub(): Promise<string> {
  const ephemeral = await ephemeralKeyPair();
  const none = new Uint8Array();
  const purpose = { algorithm: "A256GCM", partyU: none, partyV: none };
  const contentKey = await agreeOnKey(ephemeral.privateKey, publicKey, purpose);
  const epk = { key_ops: [], ext: true, ...(await exportPublicJwk(ephemeral.publicKey)) };
  const hubHeader = { alg: "ECDH-ES", enc: "A256GCM", epk, apu: "", apv: "" };
  return sealContent(
    { header: hubHeader, encryptedKey: none, contentKey, nonce: random(12) },
    clear,
  );
}

function sealByJose(parties: { apu?: Uint8Array; apv?: Uint8Array }): Promise<string> {
  return new CompactEncrypt(clear)
    .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" })
    .setKeyManagementParameters(parties)
    .encrypt(pair.publicKey);
}

describe("a token for a key", () => {
  it("gives its owner what was put into it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (content) => {
        expect(await open(await sealForKey(random, publicKey, content))).toEqual(content);
      }),
      { numRuns: 25 },
    );
  });

  it("names no parties, so that every reader takes it", () => {
    expect(Object.keys(header)).toEqual(["alg", "enc", "epk"]);
    expect(Object.keys(header["epk"] as object)).toEqual(["kty", "crv", "x", "y"]);
  });

  it("is another one every time", async () => {
    expect(await sealForKey(random, publicKey, clear)).not.toBe(token);
  });

  it("is opened by an independent implementation", async () => {
    expect((await compactDecrypt(token, pair.privateKey)).plaintext).toEqual(clear);
  });

  it("is opened as Hub writes it, with two empty parties", async () => {
    expect(await open(await sealLikeHub())).toEqual(clear);
  });

  it.each([
    ["without parties", {}],
    ["with the sender named", { apu: bytes("Alice") }],
    ["with the reader named", { apv: bytes("Bob") }],
    ["with both named", { apu: bytes("Alice"), apv: bytes("Bob") }],
  ])("of an independent implementation is opened %s", async (_, parties) => {
    expect(await open(await sealByJose(parties))).toEqual(clear);
  });

  it("does not open for another key", async () => {
    await expect(openForKey(strangersKey, token)).rejects.toMatchObject({
      name: "TokenError",
      problem: "not-authentic",
    });
  });

  it("is refused with any bit changed", async () => {
    await fc.assert(
      fc.asyncProperty(withOneBitChanged(token), async (changed) => {
        await expect(open(changed)).rejects.toBeInstanceOf(TokenError);
      }),
      { numRuns: 500 },
    );
  });

  it("is refused with any part exchanged for that of another token", async () => {
    const parts = token.split(".");
    const others = (await sealForKey(random, publicKey, clear)).split(".");
    for (const position of [0, 2, 3, 4]) {
      const mixed = parts.with(position, others[position] ?? "").join(".");
      await expect(open(mixed)).rejects.toMatchObject({ problem: "not-authentic" });
    }
  });
});

describe("the header of a token for a key", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["another algorithm", { alg: "ECDH-ES+A256KW" }, "unsupported"],
    ["a password as its key", { alg: "PBES2-HS512+A256KW", p2c: 1000, p2s: "AAAA" }, "unsupported"],
    ["no encryption", { alg: "none" }, "unsupported"],
    ["a key used directly", { alg: "dir" }, "unsupported"],
    ["a shorter content key", { enc: "A128GCM" }, "unsupported"],
    ["another content encryption", { enc: "A256CBC-HS512" }, "unsupported"],
    ["compression", { zip: "DEF" }, "unsupported"],
    ["a critical extension", { crit: ["exp"], exp: 1 }, "unsupported"],
    ["no ephemeral key", { epk: undefined }, "malformed"],
    ["an ephemeral key on another curve", { epk: { kty: "EC", crv: "P-256" } }, "unsupported"],
    ["an ephemeral key without a point", { epk: { kty: "EC", crv: "P-384" } }, "malformed"],
    ["a party that is not text", { apu: 5 }, "malformed"],
    ["a party that is null", { apv: null }, "malformed"],
    ["a party that is not Base64url", { apv: "ä" }, "malformed"],
    ["a party that was added later", { apu: "QWxpY2U" }, "not-authentic"],
    ["a member that was added later", { kid: "mine" }, "not-authentic"],
  ])("is refused with %s", async (_, change, problem) => {
    const changed = withHeader(token, { ...header, ...change });
    await expect(open(changed)).rejects.toMatchObject({ name: "TokenError", problem });
  });

  it("is refused with an ephemeral key that is not on the curve", async () => {
    const epk = header["epk"] as { x: string };
    const changed = withHeader(token, { ...header, epk: { ...epk, y: epk.x } });
    await expect(open(changed)).rejects.toMatchObject({ problem: "malformed" });
  });
});

describe("the parts of a token for a key", () => {
  it.each<[string, number, string]>([
    ["an encrypted key", 1, "A".repeat(54)],
    ["a longer nonce", 2, "A".repeat(22)],
    ["no nonce", 2, ""],
    ["no tag", 4, ""],
    ["a shorter tag", 4, "A".repeat(16)],
    ["a longer tag", 4, "A".repeat(43)],
  ])("are refused with %s", async (_, position, part) => {
    const changed = token.split(".").with(position, part).join(".");
    await expect(open(changed)).rejects.toMatchObject({ name: "TokenError", problem: "malformed" });
  });

  it("may hold no content at all", async () => {
    const empty = await sealForKey(random, publicKey, new Uint8Array());
    expect(await open(empty)).toEqual(new Uint8Array());
  });
});

describeWithShared("the published tokens of Hub for a key", () => {
  const { keys, jwe, jweInvalidVaultKey } = hubVectors();
  const userTokens = jwe.filter(({ alg, expect: { key } }) => alg === "ECDH-ES" && key);
  const vaultTokens = jwe.filter(({ expect: { masterkeyHex } }) => masterkeyHex);

  async function openAs(name: keyof typeof keys | undefined, text: string): Promise<Uint8Array> {
    const key = await importPrivateKey(vectorBytes(keys[name ?? "alice"].pkcs8_b64), "ECDH");
    return openForKey(key, text);
  }

  it("are as many as there are tests here", () => {
    expect([userTokens.length, vaultTokens.length]).toEqual([2, 1]);
  });

  it.each(userTokens)("open and hold user keys: $id", async (vector) => {
    const content = await openAs(vector.decryptWith, vector.jwe);
    expect(vector.expect.key).toBe("alice.pkcs8_b64");
    expect(Uint8Array.from(parseUserKeys(content).ecdh)).toEqual(vectorBytes(keys.alice.pkcs8_b64));
    const fields = Object.keys(JSON.parse(Buffer.from(content).toString()) as object);
    expect(fields.toSorted()).toEqual(vector.expect.payloadFields.toSorted());
  });

  it.each(vaultTokens)("open and hold a vault key: $id", async (vector) => {
    const rawKey = parseVaultKey(await openAs(vector.decryptWith, vector.jwe));
    expect(Buffer.from(rawKey).toString("hex")).toBe(vector.expect.masterkeyHex);
  });

  it.each(jwe.filter(({ alg }) => alg === "ECDH-ES"))(
    "do not open for anyone else: $id",
    async (vector) => {
      const others = (["alice", "bob", "carol"] as const).filter((n) => n !== vector.decryptWith);
      for (const name of others) {
        await expect(openAs(name, vector.jwe)).rejects.toMatchObject({ problem: "not-authentic" });
      }
    },
  );

  const problems = {
    "wrong key": "not-authentic",
    "payload is not json": "bad-content",
    'json payload doesn\'t contain "key"': "bad-content",
    'json payload field "key" not a string': "bad-content",
    'json payload field "key" invalid base64 data': "bad-content",
  };

  it("that are defective are as many as there are problems here", () => {
    const defects = jweInvalidVaultKey.cases.map(({ defect }) => defect);
    expect(defects).toEqual(Object.keys(problems));
  });

  it.each(jweInvalidVaultKey.cases)("are refused as vault keys: $defect", async (vector) => {
    const reading = openAs(jweInvalidVaultKey.decryptWith, vector.jwe).then(parseVaultKey);
    await expect(reading).rejects.toMatchObject({
      name: "TokenError",
      problem: new Map(Object.entries(problems)).get(vector.defect),
    });
  });

  it("are the same beside the vectors of the vault format", async () => {
    const { keys: own, userKeyForDevice, vaultKey } = hubJweVectors();
    const device = await importPrivateKey(vectorBytes(own["DEVICE_PRIV_KEY"] ?? ""), "ECDH");
    const user = await importPrivateKey(vectorBytes(own["PRIV_KEY"] ?? ""), "ECDH");
    const userKeys = parseUserKeys(await openForKey(device, userKeyForDevice.jwe));
    const rawKey = parseVaultKey(await openForKey(user, vaultKey.jwe));
    expect(Buffer.from(userKeys.ecdh).toString("base64")).toBe(own["USER_PRIV_KEY"]);
    expect(Buffer.from(rawKey).toString("base64")).toBe(vaultKey["payload.key"]);
  });

  it.each([
    ["USER_PRIV_KEY", "USER_PUB_KEY"],
    ["DEVICE_PRIV_KEY", "DEVICE_PUB_KEY"],
    ["PRIV_KEY", "PUB_KEY"],
  ])("come with the key pair %s, %s", async (privateName, publicName) => {
    const { keys: own } = hubJweVectors();
    const reader = await importPrivateKey(vectorBytes(own[privateName] ?? ""), "ECDH");
    const writersView = await importPublicKey(vectorBytes(own[publicName] ?? ""), "ECDH");
    const opened = await openForKey(reader, await sealForKey(random, writersView, clear));
    expect(Uint8Array.from(opened)).toEqual(clear);
  });
});
