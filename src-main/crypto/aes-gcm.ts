/**
 * AES-256-GCM (NIST SP 800-38D) with a nonce of 12 and a tag of 16 bytes.
 *
 * By node:crypto: contents are where speed counts, and every runtime we use has it.
 */

import { createCipheriv, createDecipheriv } from "node:crypto";
import { dropped } from "../base/dropped-bytes.ts";
import { plainBytes } from "./plain-bytes.ts";

export const GCM_NONCE = 12;
export const GCM_TAG = 16;

/**
 * Writes `nonce ‖ ciphertext ‖ tag` into `target` at `offset`.
 *
 * @param aad - additional authenticated data; none if absent
 */
export function gcmEncryptInto(
  target: Uint8Array,
  offset: number,
  key: Uint8Array,
  nonce: Uint8Array,
  clear: Uint8Array,
  aad?: Uint8Array,
): void {
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  if (aad) cipher.setAAD(aad);
  target.set(nonce, offset);
  target.set(cipher.update(clear), offset + GCM_NONCE);
  dropped(clear.length);
  cipher.final();
  target.set(cipher.getAuthTag(), offset + GCM_NONCE + clear.length);
}

/**
 * Opens `nonce ‖ ciphertext ‖ tag`.
 *
 * @returns the cleartext, or `null` if it does not authenticate or is too short
 */
export function gcmDecrypt(
  key: Uint8Array,
  sealed: Uint8Array,
  aad?: Uint8Array,
): Uint8Array | null {
  const end = sealed.length - GCM_TAG;
  if (end < GCM_NONCE) return null;
  const cipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, GCM_NONCE));
  if (aad) cipher.setAAD(aad);
  cipher.setAuthTag(sealed.subarray(end));
  const clear = cipher.update(sealed.subarray(GCM_NONCE, end));
  dropped(clear.length);
  try {
    cipher.final();
  } catch {
    // Nothing of an unauthentic chunk may outlive this function.
    clear.fill(0);
    return null;
  }
  return plainBytes(clear);
}
