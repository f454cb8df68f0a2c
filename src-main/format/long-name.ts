/**
 * Shortening of long names.
 *
 * A ciphertext name longer than the vault's threshold becomes a directory
 * `base64url (SHA-1 (name)) ‖ ".c9s"` that holds the whole name in `name.c9s`
 * and the node in `contents.c9r`, `dir.c9r` or `symlink.c9r`.
 * Source: docs/vault-format.md §7.1.
 */

import { sha1 } from "../crypto/digest.ts";
import { base64UrlPadded, fromUtf8, utf8 } from "../crypto/encoding.ts";
import { NODE_SUFFIX } from "./file-name.ts";

export const SHORTENED_SUFFIX = ".c9s";
export const LONG_NAME_FILE = "name.c9s";

/** Bytes up to which `name.c9s` is read. */
export const MAX_LONG_NAME_FILE = 10_240;

/** True if a ciphertext name of this length (suffix included) has to be shortened. */
export function isLong(cipherName: string, threshold: number): boolean {
  return cipherName.length > threshold;
}

/** The name of the directory that stands for a long ciphertext name. */
export function shortenedName(cipherName: string): string {
  return base64UrlPadded(sha1(utf8(cipherName))) + SHORTENED_SUFFIX;
}

/**
 * Reads the content of `name.c9s`; bytes behind the first `.c9r` are ignored.
 *
 * @returns the ciphertext name, `null` if there is none in it
 */
export function parseLongName(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_LONG_NAME_FILE) return null;
  const name = fromUtf8(bytes);
  const end = name?.indexOf(NODE_SUFFIX) ?? -1;
  return name === null || end < 0 ? null : name.slice(0, end + NODE_SUFFIX.length);
}
