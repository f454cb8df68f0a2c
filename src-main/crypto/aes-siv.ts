/**
 * AES-SIV (RFC 5297) as the format uses it: with no associated data for
 * directory ids, with exactly one (which may be empty) for names. S2V over no
 * element and over one empty element differ, so the count matters.
 *
 * Keys are `K1 ‖ K2`, 64 bytes: first the MAC key, then the encryption key,
 * the reverse of the order in the raw masterkey (docs/vault-format.md §5).
 */

import { aessiv } from "@noble/ciphers/aes.js";

export function sivEncrypt(
  key: Uint8Array,
  clear: Uint8Array,
  ...associated: readonly Uint8Array[]
): Uint8Array {
  return aessiv(key, ...associated).encrypt(clear);
}

/** @returns the cleartext, or `null` if it does not authenticate or is too short */
export function sivDecrypt(
  key: Uint8Array,
  sealed: Uint8Array,
  ...associated: readonly Uint8Array[]
): Uint8Array | null {
  if (sealed.length < 16) return null;
  try {
    return aessiv(key, ...associated).decrypt(sealed);
  } catch {
    return null;
  }
}
