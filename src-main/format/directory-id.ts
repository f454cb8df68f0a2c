/**
 * Directory ids and where the content of a directory lies.
 *
 * The root's id is empty; every other is a random UUID of 36 ASCII characters.
 * Content lies in `d/XX/Y…Y` (2 + 30 characters), Base32 of the SHA-1 of the id
 * encrypted by AES-SIV without associated data. Source: docs/vault-format.md §6.
 */

import { sha1 } from "../crypto/digest.ts";
import { base32, fromUtf8, utf8 } from "../crypto/encoding.ts";
import type { Masterkey } from "../crypto/masterkey.ts";

export const ROOT_ID = "";

/** Bytes up to which a directory id is accepted when reading (§6). */
export const MAX_DIRECTORY_ID = 1000;

/** A fresh UUID, version 4 (RFC 9562 §5.4). */
export function newDirectoryId(random: (bytes: number) => Uint8Array): string {
  const bytes = random(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Reads the content of a `dir.c9r` file.
 *
 * @returns `null` if it is empty (it would alias the root), too long or not UTF-8
 */
export function parseDirectoryId(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.length > MAX_DIRECTORY_ID) return null;
  return fromUtf8(bytes);
}

/** The content directory of a directory id, relative to the vault folder. */
export function contentDirectory(key: Masterkey, directoryId: string): string {
  const hash = base32(sha1(key.siv.encrypt(utf8(directoryId))));
  return `d/${hash.slice(0, 2)}/${hash.slice(2)}`;
}
