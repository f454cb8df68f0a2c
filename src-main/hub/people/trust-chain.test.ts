import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sign } from "../es384.ts";
import { toJsonBytes } from "../json-bytes.ts";
import { importPrivateKey } from "../p384-keys.ts";
import { type Person, verifyTrustChain } from "./trust-chain.ts";

interface Signer extends Person {
  readonly pkcs8: Uint8Array;
}

const newPair = () => generateKeyPairSync("ec", { namedCurve: "P-384" });
const spki = (pair: ReturnType<typeof newPair>): Uint8Array =>
  Uint8Array.from(pair.publicKey.export({ type: "spki", format: "der" }));

function person(id: string): Signer {
  const [ecdh, ecdsa] = [newPair(), newPair()];
  const pkcs8 = ecdsa.privateKey.export({ type: "pkcs8", format: "der" });
  return { id, keys: { ecdh: spki(ecdh), ecdsa: spki(ecdsa) }, pkcs8 };
}

const me = person("me");
const bob = person("bob");
const carol = person("carol");

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

async function link(from: Signer, to: Person, claims: object = {}): Promise<string> {
  const payload = { ecdhPublicKey: text(to.keys.ecdh), ecdsaPublicKey: text(to.keys.ecdsa) };
  const header = { iss: from.id, sub: to.id, iat: 1, ...claims };
  return sign(await importPrivateKey(from.pkcs8, "ECDSA"), header, toJsonBytes(payload));
}

describe("a chain of signatures", () => {
  it("vouches for who was verified by oneself, and for who was by them", async () => {
    expect(await verifyTrustChain([await link(me, bob)], me, bob)).toBe(1);
    const chain = [await link(me, bob), await link(bob, carol)];
    expect(await verifyTrustChain(chain, me, carol)).toBe(2);
  });

  it("does not vouch for another name with the keys of somebody who was verified", async () => {
    const renamed = { ...bob, id: "ceo" };
    await expect(verifyTrustChain([await link(me, bob)], me, renamed)).rejects.toThrow("else");
  });

  it("does not vouch for other keys under the name of somebody who was verified", async () => {
    const swapped = { ...bob, keys: { ...bob.keys, ecdh: carol.keys.ecdh } };
    await expect(verifyTrustChain([await link(me, bob)], me, swapped)).rejects.toThrow("else");
  });

  it("does not begin with anybody else, and skips nobody", async () => {
    await expect(verifyTrustChain([await link(bob, carol)], me, carol)).rejects.toThrow();
    const chain = [await link(me, bob), await link(me, carol)];
    await expect(verifyTrustChain(chain, me, carol)).rejects.toThrow();
  });

  it("names its signers truly", async () => {
    const forged = await link(me, bob, { iss: "somebody" });
    await expect(verifyTrustChain([forged], me, bob)).rejects.toThrow("another signer");
  });

  it("has an end, and a beginning", async () => {
    await expect(verifyTrustChain([], me, me)).rejects.toThrow();
    const round = await link(me, me);
    await expect(verifyTrustChain(Array(10).fill(round), me, me)).rejects.toThrow();
  });

  it("has names and keys in every link", async () => {
    const nameless = await link(me, bob, { sub: 7 });
    await expect(verifyTrustChain([nameless], me, bob)).rejects.toThrow("without names");
  });
});
