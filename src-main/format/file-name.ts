/**
 * Names of files, directories and links.
 *
 *     ciphertext name = base64url, padded (AES-SIV (NFC name, [parent directory id])) ‖ ".c9r"
 *
 * A name is bound to its directory: moved into another, it does not decrypt.
 * Source: docs/vault-format.md §7.
 */

import { base64UrlPadded, fromBase64Url, fromUtf8, utf8 } from "../crypto/encoding.ts";
import type { Masterkey } from "../crypto/masterkey.ts";

export const NODE_SUFFIX = ".c9r";

/** Shortest ciphertext name there can be: one byte of name gives 24 characters and the suffix. */
export const MIN_CIPHER_NAME = 28;

/** Bytes of the longest ciphertext name, suffix included: what `name.c9s` may hold (§7.1). */
const MAX_CIPHER_NAME = 10_240;

/** Bytes of UTF-8 in the longest cleartext name: 4 · ⌈(16 + n) / 3⌉ + 4 ≤ 10 240. */
export const MAX_CLEAR_NAME = ((MAX_CIPHER_NAME - 4) / 4) * 3 - 16;

/** Characters of the ciphertext name, suffix included, for `clearBytes` of UTF-8 in the cleartext name. */
export function cipherNameLength(clearBytes: number): number {
  return 4 * Math.ceil((16 + clearBytes) / 3) + NODE_SUFFIX.length;
}

/**
 * @param name - a legal cleartext name, in any normal form
 * @returns the ciphertext name with its suffix, before any shortening
 */
export function encryptName(key: Masterkey, name: string, parentId: string): string {
  const sealed = key.siv.encrypt(utf8(name.normalize("NFC")), utf8(parentId));
  return base64UrlPadded(sealed) + NODE_SUFFIX;
}

/**
 * @param cipherName - with its suffix, not shortened
 * @returns the cleartext name, which an attacker without the key cannot have
 *   chosen; `null` if it does not decrypt in this directory
 */
export function decryptName(key: Masterkey, cipherName: string, parentId: string): string | null {
  if (!cipherName.endsWith(NODE_SUFFIX)) return null;
  const sealed = fromBase64Url(cipherName.slice(0, -NODE_SUFFIX.length));
  if (sealed === null) return null;
  const name = key.siv.decrypt(sealed, utf8(parentId));
  return name === null ? null : fromUtf8(name);
}

/** False for names that could lead out of their directory or to none: empty, `.`, `..`, with `/` or NUL. */
export function isLegalName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[/\0]/.test(name);
}
