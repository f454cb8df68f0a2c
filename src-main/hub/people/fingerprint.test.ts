import { createHash, generateKeyPairSync } from "node:crypto";
import { calculateJwkThumbprint, exportJWK } from "jose";
import { expect, it } from "vitest";
import { shippedWords } from "../../format/shipped-words.ts";
import { ownFingerprint } from "./fingerprint.ts";

const newPair = () => generateKeyPairSync("ec", { namedCurve: "P-384" });
const der = (pair: ReturnType<typeof newPair>): Uint8Array =>
  pair.privateKey.export({ type: "pkcs8", format: "der" });
const list = shippedWords();

async function independentHex(pairs: readonly ReturnType<typeof newPair>[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { publicKey } of pairs) {
    const print = await calculateJwkThumbprint(await exportJWK(publicKey), "sha256");
    hash.update(Buffer.from(print, "base64url"));
  }
  return hash.digest("hex").toUpperCase();
}

it("is made of the thumbprints of both keys, from the private ones", async () => {
  const [ecdh, ecdsa] = [newPair(), newPair()];
  const made = await ownFingerprint({ ecdh: der(ecdh), ecdsa: der(ecdsa) });
  expect(made?.hex).toBe(await independentHex([ecdh, ecdsa]));
});

it("is said in words that hold more than 80 bits of it", async () => {
  const made = await ownFingerprint({ ecdh: der(newPair()), ecdsa: der(newPair()) });
  const bits = made?.words.map((word) =>
    (list.numbers.get(word) ?? 0).toString(16).padStart(3, "0"),
  );
  expect(made?.words).toHaveLength(8);
  expect(bits?.join("").toUpperCase()).toBe(made?.hex.slice(0, 24));
});

it("is not there for an account without a key to sign with", async () => {
  expect(await ownFingerprint({ ecdh: der(newPair()), ecdsa: null })).toBeNull();
});
