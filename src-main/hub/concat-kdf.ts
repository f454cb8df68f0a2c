/**
 * The Concat KDF of NIST SP 800-56A with SHA-256, as RFC 7518 §4.6.2 uses it:
 *
 *     SHA-256( 00000001 ‖ z ‖ len ‖ algorithm ‖ len ‖ apu ‖ len ‖ apv ‖ key bits )
 *
 * Lengths and numbers are 32 bits, big-endian. One round gives 256 bits, and
 * no algorithm here wants more.
 */

import { sha256 } from "../crypto/digest.ts";
import { utf8 } from "../crypto/encoding.ts";

/** What a derived key is for; bound into it. */
export interface KeyPurpose {
  /** The `alg` or `enc` that the key is for. */
  readonly algorithm: string;
  /** `apu` of the token, decoded: who made it; often empty. */
  readonly partyU: Uint8Array;
  /** `apv` of the token, decoded: whom it is for; often empty. */
  readonly partyV: Uint8Array;
}

/**
 * @param z - the shared secret; the caller wipes it
 * @param keyLength - bytes, at most 32
 * @returns the key; the caller wipes it
 * @throws RangeError if `keyLength` is more than 32
 */
export function concatKdf(z: Uint8Array, purpose: KeyPurpose, keyLength: number): Uint8Array {
  if (keyLength > 32) throw new RangeError("one round of SHA-256 gives 32 bytes at most");
  const prefixed = [utf8(purpose.algorithm), purpose.partyU, purpose.partyV].flatMap((part) => [
    uint32(part.length),
    part,
  ]);
  const input = Buffer.concat([uint32(1), z, ...prefixed, uint32(8 * keyLength)]);
  const digest = sha256(input);
  try {
    return Uint8Array.from(digest.subarray(0, keyLength));
  } finally {
    input.fill(0);
    digest.fill(0);
  }
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
