/** AES Key Wrap with the default initial value (RFC 3394): 32 bytes of key become 40. */

import { aeskw } from "@noble/ciphers/aes.js";

export function wrapKey(kek: Uint8Array, key: Uint8Array): Uint8Array {
  return aeskw(kek).encrypt(key);
}

/** @returns the key, or `null` if the integrity check fails: it is not wrapped with this KEK */
export function unwrapKey(kek: Uint8Array, wrapped: Uint8Array): Uint8Array | null {
  try {
    return aeskw(kek).decrypt(wrapped);
  } catch {
    return null;
  }
}
