/**
 * The web of trust of Hub: chains of signatures by which users vouch for each other's keys.
 *
 * Each link is signed by the user of the link before, the first by oneself. Its
 * header says who signed (`iss`) for whom (`sub`), its payload the keys of the
 * latter. Hub's own client compares the keys and looks at neither name; a
 * server could then show the keys of one verified user under the name of
 * another. Here every name has to be the one that the chain leads to.
 */

import { z } from "zod";
import { openSigned } from "../es384.ts";
import { fromJsonBytes } from "../json-bytes.ts";
import { importPublicKey } from "../p384-keys.ts";
import { fromStrictBase64 } from "../strict-base64.ts";
import { TokenError } from "../token-error.ts";

/** The most that Hub can be set to; by default it is 3. */
const MAX_DEPTH = 9;

export interface PublicKeys {
  /** SPKI in DER. */
  readonly ecdh: Uint8Array;
  readonly ecdsa: Uint8Array;
}

export interface Person {
  readonly id: string;
  readonly keys: PublicKeys;
}

const Claims = z.object({ iss: z.string(), sub: z.string() });
const Vouched = z.object({ ecdhPublicKey: z.string(), ecdsaPublicKey: z.string() });

/**
 * @param me - with keys that were made from the own private ones
 * @param alleged - whom the server shows, under the name and with the keys that it says
 * @returns the number of links: 1 for who was verified by oneself
 * @throws TokenError unless every link is signed by the one before, for the one after, and the last
 *   is for exactly this person and these keys
 */
export async function verifyTrustChain(
  chain: readonly string[],
  me: Person,
  alleged: Person,
): Promise<number> {
  if (chain.length === 0 || chain.length > MAX_DEPTH) {
    throw new TokenError("bad-content", "no chain, or one that is too long");
  }
  let signer = me;
  for (const token of chain) signer = await nextLink(signer, token);
  const isAlleged = signer.id === alleged.id && isSameKeys(signer.keys, alleged.keys);
  if (!isAlleged) throw new TokenError("bad-content", "the chain leads to somebody else");
  return chain.length;
}

async function nextLink(signer: Person, token: string): Promise<Person> {
  const { header, payload } = await openSigned(
    await importPublicKey(signer.keys.ecdsa, "ECDSA"),
    token,
  );
  const claims = Claims.safeParse(header);
  const vouched = Vouched.safeParse(fromJsonBytes(payload));
  if (!claims.success || !vouched.success) {
    throw new TokenError("bad-content", "a link without names or keys");
  }
  if (claims.data.iss !== signer.id) throw new TokenError("bad-content", "another signer");
  const ecdh = fromStrictBase64(vouched.data.ecdhPublicKey);
  const ecdsa = fromStrictBase64(vouched.data.ecdsaPublicKey);
  if (ecdh === null || ecdsa === null) throw new TokenError("bad-content", "keys not in Base64");
  return { id: claims.data.sub, keys: { ecdh, ecdsa } };
}

export function isSameKeys(one: PublicKeys, other: PublicKeys): boolean {
  return isSame(one.ecdh, other.ecdh) && isSame(one.ecdsa, other.ecdsa);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
