import fc from "fast-check";
import { CompactEncrypt, compactDecrypt } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import { withHeader, withOneBitChanged } from "../test-support/changed-token.ts";
import { hubJweVectors, hubVectors, vectorBytes } from "../test-support/hub-vectors.ts";
import { describeWithShared } from "../test-support/vectors.ts";
import { openWithAccountKey, sealWithAccountKey } from "./pbes2.ts";
import { TokenError } from "./token-error.ts";
import { parseUserKeys } from "./user-keys.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const clear = bytes('{"key":"value"}');
const accountKey = bytes("0f4a1c7e-0d0a-4b52-9f5f-3f9f3f1f2a10");

async function open(password: Uint8Array, token: string): Promise<Uint8Array> {
  return Uint8Array.from(await openWithAccountKey(password, token));
}

/** By an independent implementation, with a count that keeps the tests short. */
function sealByJose(content: Uint8Array, password: Uint8Array, rounds = 1000): Promise<string> {
  return new CompactEncrypt(content)
    .setProtectedHeader({ alg: "PBES2-HS512+A256KW", enc: "A256GCM" })
    .setKeyManagementParameters({ p2c: rounds })
    .encrypt(password);
}

let token: string;
let header: Record<string, unknown>;

beforeAll(async () => {
  token = await sealByJose(clear, accountKey);
  const encoded = token.split(".")[0] ?? "";
  header = JSON.parse(Buffer.from(encoded, "base64url").toString()) as typeof header;
});

describe("a token for an account key", () => {
  it("is made with a million rounds, and opened by us and by an independent implementation", async () => {
    const own = await sealWithAccountKey(systemWorld.random, accountKey, clear);
    const opened = await compactDecrypt(own, accountKey, {
      keyManagementAlgorithms: ["PBES2-HS512+A256KW"],
      maxPBES2Count: 1_000_000,
    });
    expect(opened.plaintext).toEqual(clear);
    expect(opened.protectedHeader["p2c"]).toBe(1_000_000);
    expect(vectorBytes(String(opened.protectedHeader["p2s"]))).toHaveLength(16);
    expect(await open(accountKey, own)).toEqual(clear);
  });

  it("of an independent implementation is opened, whatever it holds and whatever the account key", async () => {
    const content = fc.uint8Array({ maxLength: 2000 });
    const password = fc.uint8Array({ minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(content, password, async (put, key) => {
        expect(await open(key, await sealByJose(put, key))).toEqual(put);
      }),
      { numRuns: 25 },
    );
  });

  it.each(["", "0f4a1c7e", "0F4A1C7E-0D0A-4B52-9F5F-3F9F3F1F2A10", " "])(
    "does not open with another one: %j",
    async (other) => {
      await expect(open(bytes(other), token)).rejects.toMatchObject({
        name: "TokenError",
        problem: "not-authentic",
      });
    },
  );

  it("is refused with any bit changed", async () => {
    await fc.assert(
      fc.asyncProperty(withOneBitChanged(token), async (changed) => {
        await expect(open(accountKey, changed)).rejects.toBeInstanceOf(TokenError);
      }),
      { numRuns: 300 },
    );
  });

  it.each([1000, 1001, 65_536])("is opened at %i rounds", async (rounds) => {
    expect(await open(accountKey, await sealByJose(clear, accountKey, rounds))).toEqual(clear);
  });
});

describe("the header of a token for an account key", () => {
  it.each<[string, Record<string, unknown>, string]>([
    ["another algorithm", { alg: "PBES2-HS256+A128KW" }, "unsupported"],
    ["a key in its place", { alg: "ECDH-ES" }, "unsupported"],
    ["another content encryption", { enc: "A128GCM" }, "unsupported"],
    ["compression", { zip: "DEF" }, "unsupported"],
    ["a critical extension", { crit: ["p2c"] }, "unsupported"],
    ["no count", { p2c: undefined }, "malformed"],
    ["text as count", { p2c: "1000" }, "malformed"],
    ["a fraction as count", { p2c: 1000.5 }, "malformed"],
    ["a count beyond all integers", { p2c: 1e300 }, "malformed"],
    ["no rounds", { p2c: 0 }, "too-costly"],
    ["a negative count", { p2c: -1000 }, "too-costly"],
    ["fewer rounds than anyone recommends", { p2c: 999 }, "too-costly"],
    ["a round too many", { p2c: 2_000_001 }, "too-costly"],
    ["hours of rounds", { p2c: 2 ** 40 }, "too-costly"],
    ["no salt", { p2s: undefined }, "malformed"],
    ["an empty salt", { p2s: "" }, "malformed"],
    ["a short salt", { p2s: "AAAAAAAA" }, "malformed"],
    ["a salt that is not Base64url", { p2s: "AAAA+AAAAAAAAAAA" }, "malformed"],
    ["another salt", { p2s: "AAAAAAAAAAAAAAAA" }, "not-authentic"],
    ["a member that was added later", { kid: "mine" }, "not-authentic"],
  ])("is refused with %s", async (_, change, problem) => {
    const changed = withHeader(token, { ...header, ...change });
    await expect(open(accountKey, changed)).rejects.toMatchObject({ name: "TokenError", problem });
  });
});

describe("the encrypted key of a token for an account key", () => {
  it.each(["", "AAAA", "A".repeat(54), "A".repeat(64)])("may not be %j", async (encryptedKey) => {
    const changed = token.split(".").with(1, encryptedKey).join(".");
    const problem = encryptedKey.length === 54 ? "not-authentic" : "malformed";
    await expect(open(accountKey, changed)).rejects.toMatchObject({ name: "TokenError", problem });
  });
});

describeWithShared("the published tokens of Hub for an account key", () => {
  const { keys, jwe } = hubVectors();
  const vectors = jwe.filter(({ alg }) => alg === "PBES2-HS512+A256KW");

  it("are as many as there are tests here", () => {
    expect(vectors).toHaveLength(2);
  });

  it.each(vectors)("open and hold user keys: $id", async (vector) => {
    const content = await openWithAccountKey(bytes(vector.password ?? ""), vector.jwe);
    const owner = vector.expect.key === "carol.pkcs8_b64" ? keys.carol : keys.alice;
    expect(`${owner === keys.carol ? "carol" : "alice"}.pkcs8_b64`).toBe(vector.expect.key);
    expect(Uint8Array.from(parseUserKeys(content).ecdh)).toEqual(vectorBytes(owner.pkcs8_b64));
    const fields = Object.keys(JSON.parse(Buffer.from(content).toString()) as object);
    expect(fields.toSorted()).toEqual(vector.expect.payloadFields.toSorted());
  });

  it.each(vectors)("do not open with another account key: $id", async (vector) => {
    const wrong = bytes(vector.wrongPassword ?? "bar");
    await expect(openWithAccountKey(wrong, vector.jwe)).rejects.toMatchObject({
      name: "TokenError",
      problem: "not-authentic",
    });
  });

  it("are the same beside the vectors of the vault format", async () => {
    const { keys: own, userKeySetupCode } = hubJweVectors();
    const { jwe: setupToken, setupCode } = userKeySetupCode;
    const userKeys = parseUserKeys(await openWithAccountKey(bytes(setupCode), setupToken));
    expect(Buffer.from(userKeys.ecdh).toString("base64")).toBe(own["PRIV_KEY"]);
  });
});
