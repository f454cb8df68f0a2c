/**
 * The published vectors of Hub's unreleased vault format ("UVF"), as far as our
 * own parts go: key formats, key agreement, key wrap, content encryption,
 * recovery words and digests. The format itself is not supported, and its tokens are
 * refused where ours are expected.
 *
 * Its tags come out as 32 bytes and its ciphertexts 16 bytes short, by a slip
 * of the branch that wrote them; joined, they are right.
 */

import { hkdfSync } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import { expect, it } from "vitest";
import { z } from "zod";
import { gcmDecrypt } from "../crypto/aes-gcm.ts";
import { crc32 } from "../crypto/crc32.ts";
import { hmac } from "../crypto/digest.ts";
import { base32 } from "../crypto/encoding.ts";
import { unwrapKey } from "../crypto/key-wrap.ts";
import { numbersToBytes, readWords } from "../format/recovery-words.ts";
import { hubVectors, vectorBytes } from "../test-support/hub-vectors.ts";
import { describeWithShared } from "../test-support/vectors.ts";
import { shippedWordList } from "../test-support/word-list.ts";
import { readCompactToken } from "./compact-token.ts";
import { openForKey } from "./ecdh-es.ts";
import { agreeOnKey } from "./key-agreement.ts";
import { type EcKey, exportPublicJwk, importPrivateKey, importPublicJwk } from "./p384-keys.ts";

type Vectors = ReturnType<typeof hubVectors>["uvf_unreleased"];
type MetadataFile = Vectors["vault"]["metadataFile"];

/** A content key that was wrapped with an agreed key: `ECDH-ES+A256KW`. */
async function unwrapAgreed(
  privateKey: EcKey,
  epk: unknown,
  wrapped: Uint8Array,
): Promise<Uint8Array> {
  const none = new Uint8Array();
  const purpose = { algorithm: "ECDH-ES+A256KW", partyU: none, partyV: none };
  const wrappingKey = await agreeOnKey(privateKey, await importPublicJwk(epk, "ECDH"), purpose);
  return unwrapKey(wrappingKey, wrapped) ?? none;
}

function openJson(
  contentKey: Uint8Array,
  aad: string,
  ...parts: readonly (Uint8Array | undefined)[]
): unknown {
  const sealed = Uint8Array.from(parts.flatMap((part) => [...(part ?? [])]));
  const clear = gcmDecrypt(contentKey, sealed, new TextEncoder().encode(aad));
  return JSON.parse(Buffer.from(clear ?? []).toString());
}

async function openToken(privateKey: EcKey, token: string): Promise<unknown> {
  const { header, encodedHeader, parts } = readCompactToken(token, 5);
  const [wrapped, ...sealed] = parts;
  const contentKey = await unwrapAgreed(privateKey, header["epk"], wrapped ?? new Uint8Array());
  return openJson(contentKey, encodedHeader, ...sealed);
}

function openMetadata(contentKey: Uint8Array, file: MetadataFile): unknown {
  const parts = [file.iv, file.ciphertext, file.tag].map(vectorBytes);
  return openJson(contentKey, file.protected, ...parts);
}

/** Recovery words of that format: PKCS#8, its checksum, and 1 to 3 bytes to fill up the last words. */
function keyOfWords(words: string): Uint8Array {
  const { numbers, unknown } = readWords(words, shippedWordList());
  expect(unknown).toEqual([]);
  const bytes = numbersToBytes(numbers);
  const padding = bytes.at(-1) ?? 0;
  expect([...bytes.subarray(-padding)]).toEqual(Array.from({ length: padding }, () => padding));
  const pkcs8 = bytes.subarray(0, -padding - 2);
  const crc = crc32(pkcs8);
  expect([...bytes.subarray(pkcs8.length, -padding)]).toEqual([crc & 0xff, (crc >> 8) & 0xff]);
  return pkcs8;
}

const AccessToken = z.object({ key: z.string() });

describeWithShared("the published vectors of the unreleased vault format", () => {
  const { keys, uvf_unreleased: uvf } = hubVectors();
  const importKey = (name: keyof typeof keys) =>
    importPrivateKey(vectorBytes(keys[name].pkcs8_b64), "ECDH");

  it("an access token gives the member key", async () => {
    const { jwe, decryptWith, memberKeyB64 } = uvf.memberKeyAccessToken;
    const content = await openToken(await importKey(decryptWith), jwe);
    expect(content).toEqual({ key: memberKeyB64 });
  });

  it("a token of another implementation opens", async () => {
    const { jwe, jwk, payload } = uvf.thirdPartyJwe.nimbus_p384;
    const key = await crypto.subtle.importKey(
      "jwk",
      jwk,
      { name: "ECDH", namedCurve: "P-384" },
      false,
      ["deriveBits"],
    );
    expect(await openToken(key, jwe)).toEqual(payload);
  });

  it("none of its tokens is taken for one of ours", async () => {
    const key = await importKey("alice");
    const { memberKeyAccessToken, vault, thirdPartyJwe } = uvf;
    const tokens = [memberKeyAccessToken.jwe, vault.accessToken, thirdPartyJwe.nimbus_p384.jwe];
    for (const token of tokens) {
      await expect(openForKey(key, token)).rejects.toMatchObject({ problem: "unsupported" });
    }
  });

  it("the member key opens the metadata of the vault", async () => {
    const { vault } = uvf;
    const content = await openToken(await importKey(vault.decryptWith), vault.accessToken);
    const memberKey = vectorBytes(AccessToken.parse(content).key);
    const recipient = vault.metadataFile.recipients.find(({ header }) => header.alg === "A256KW");
    const contentKey = unwrapKey(memberKey, vectorBytes(recipient?.encrypted_key ?? ""));
    const metadata = openMetadata(contentKey ?? new Uint8Array(), vault.metadataFile);

    const { expect: known } = vault;
    const initial = seedName(known.initialSeedId);
    const latest = seedName(known.latestSeedId);
    expect(metadata).toMatchObject({
      kdfSalt: known.kdfSalt,
      initialSeed: initial,
      latestSeed: latest,
      seeds: { [initial]: known.initialSeed, [latest]: known.latestSeed },
    });
  });

  it("the recovery words open the metadata of the vault", async () => {
    const { metadataFile, recoveryKeyWords } = uvf.recovery;
    const key = await importPrivateKey(keyOfWords(recoveryKeyWords), "ECDH");
    const recipient = metadataFile.recipients.find(({ header }) => header.alg !== "A256KW");
    const wrapped = vectorBytes(recipient?.encrypted_key ?? "");
    const contentKey = await unwrapAgreed(key, recipient?.header.epk, wrapped);
    expect(openMetadata(contentKey, metadataFile)).toMatchObject({ kdf: "HKDF-SHA512" });
  });

  it("recovery words hold the private key they were made of, and its name is the thumbprint", async () => {
    const { privateKey, words, kid } = uvf.recoveryKeySerialisation;
    expect(keyOfWords(words)).toEqual(vectorBytes(keys[privateKey].pkcs8_b64));
    const publicKey = await importPublicJwk(keys[privateKey].jwk, "ECDH");
    const thumbprint = await calculateJwkThumbprint({ ...(await exportPublicJwk(publicKey)) });
    expect(kid).toBe(`org.cryptomator.hub.recoverykey.${thumbprint}`);
  });

  it.each(uvf.vault.keySet.keys)(
    "the key $kid of the key set is named by its thumbprint",
    async (jwk) => {
      const publicKey = await importPublicJwk(jwk, "ECDH");
      const thumbprint = await calculateJwkThumbprint({ ...(await exportPublicJwk(publicKey)) });
      expect(jwk.kid).toBe(`org.cryptomator.hub.recoverykey.${thumbprint}`);
    },
  );

  it("the root directory has the published place", () => {
    const { metadata, rootDirIdB64, rootDirIdHash } = uvf.derivation;
    const seed = vectorBytes(metadata.seeds[metadata.initialSeed] ?? "");
    const salt = vectorBytes(metadata.kdfSalt);
    const derive = (purpose: string, length: number) =>
      new Uint8Array(hkdfSync("sha512", seed, salt, purpose, length));
    const rootDirId = derive("rootDirId", 32);
    expect(Buffer.from(rootDirId).toString("base64")).toBe(rootDirIdB64);
    const digest = hmac("sha256", derive("hmac", 64), rootDirId);
    expect(base32(digest.subarray(0, 20))).toBe(rootDirIdHash);
  });
});

/** Seeds are named by their number: 4 bytes, big-endian, in Base64url. */
function seedName(id: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(id);
  return bytes.toString("base64url");
}
