/**
 * What two people compare to know that a server has shown each the other's true keys.
 *
 *     SHA-256( thumbprint of the ECDH key ‖ thumbprint of the ECDSA key )
 *
 * with thumbprints as in RFC 7638 (SHA-256). The server decides which public
 * keys it shows, so the own fingerprint is made from the own private keys and
 * never from what the server says.
 */

import { sha256 } from "../../crypto/digest.ts";
import { utf8 } from "../../crypto/encoding.ts";
import { bytesToWords, type WordList } from "../../format/recovery-words.ts";
import { shippedWords } from "../../format/shipped-words.ts";
import { publicHalf } from "../keys/public-half.ts";
import { exportPublicJwk, importPublicKey } from "../p384-keys.ts";
import type { UserKeys } from "../user-keys.ts";

/** 96 bits, eight words: out of reach of anybody who would try keys until the words are alike. */
const SPOKEN_BYTES = 12;

export interface Fingerprint {
  /** 64 capital hex digits, as Hub has it. */
  readonly hex: string;
  /** The first 96 bits, as words of the list of recovery keys. */
  readonly words: readonly string[];
}

/**
 * @returns `null` for an account of Hub 1.3, which has no key to sign with
 * @throws TokenError `malformed`
 */
export async function ownFingerprint({ ecdh, ecdsa }: UserKeys): Promise<Fingerprint | null> {
  if (ecdsa === null) return null;
  return fingerprintOf(publicHalf(ecdh), publicHalf(ecdsa), shippedWords());
}

/**
 * @param ecdhKey - SPKI in DER
 * @param ecdsaKey - SPKI in DER
 * @param list - the 4096 words of recovery keys
 */
export async function fingerprintOf(
  ecdhKey: Uint8Array,
  ecdsaKey: Uint8Array,
  list: WordList,
): Promise<Fingerprint> {
  const digest = sha256(Buffer.concat([await thumbprint(ecdhKey), await thumbprint(ecdsaKey)]));
  return {
    hex: Buffer.from(digest).toString("hex").toUpperCase(),
    words: bytesToWords(digest.subarray(0, SPOKEN_BYTES), list).split(" "),
  };
}

async function thumbprint(spki: Uint8Array): Promise<Uint8Array> {
  const { kty, crv, x, y } = await exportPublicJwk(await importPublicKey(spki, "ECDH"));
  // RFC 7638 §3.2: these members, in this order, without spaces.
  return sha256(utf8(JSON.stringify({ crv, kty, x, y })));
}
