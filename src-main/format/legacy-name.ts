/**
 * Names of formats 5 and 6, and what they are called since format 7.
 *
 *     file       BASE32(SIV)              →  X.c9r
 *     directory  "0"  ‖ BASE32(SIV)       →  X.c9r/dir.c9r
 *     link       "1S" ‖ BASE32(SIV)       →  X.c9r/symlink.c9r
 *     longer than 129 characters: HASH.lng, with the whole name in m/AA/BB/HASH.lng
 *
 * X is the same encrypted name in base64url: no key is needed to rename. Base32
 * has no digits 0 and 1, so the prefixes cannot be mistaken. What a sync client
 * wrote around a name (` (1)`, `Copy of `) is dropped here; who renames has to
 * find another place for the second one. Source: docs/vault-format.md §15.
 */

import { base64UrlPadded, fromBase32 } from "../crypto/encoding.ts";
import { NODE_SUFFIX } from "./file-name.ts";
import { SHORTENED_SUFFIX } from "./long-name.ts";

export const LEGACY_LONG_NAME_FOLDER = "m";

/** Bytes of a long name file: the longest name is 10 240 characters in today's format (§14). */
export const MAX_LEGACY_LONG_NAME = 20_480;

export interface LegacyName {
  readonly kind: "file" | "directory" | "symlink";
  /** The name since format 7, with suffix, before any shortening. */
  readonly cipherName: string;
  /** True if nothing was around it. */
  readonly isExact: boolean;
}

/** The shortest name there can be, 16 bytes of SIV and one of text, has 32 characters of Base32. */
const pattern = /(0|1S)?((?:[A-Z2-7]{8}){3,}[A-Z2-7=]{8})/g;

/** @returns `null` if there is no encrypted name of the old formats in it */
export function readLegacyName(name: string): LegacyName | null {
  if (isNewName(name)) return null;
  for (const { 0: match, 1: prefix, 2: encoded = "" } of name.matchAll(pattern)) {
    const sealed = fromBase32(encoded);
    if (sealed === null) continue;
    return {
      kind: prefix === "0" ? "directory" : prefix === "1S" ? "symlink" : "file",
      cipherName: base64UrlPadded(sealed) + NODE_SUFFIX,
      isExact: match === name,
    };
  }
  return null;
}

/** A name of format 7 or 8, which could be mistaken for an old one: `A`–`Z` and `2`–`7` are letters of both. */
function isNewName(name: string): boolean {
  return name.endsWith(NODE_SUFFIX) || name.endsWith(SHORTENED_SUFFIX);
}

/** A shortened name: where its whole name lies. */
export interface LegacyShortened {
  /** Relative to the vault folder. */
  readonly longNamePath: string;
  readonly isExact: boolean;
}

/** @returns `null` if it is no shortened name */
export function readLegacyShortened(name: string): LegacyShortened | null {
  const hash = name.endsWith(".lng") ? /[A-Z2-7]{32}/.exec(name)?.[0] : undefined;
  if (hash === undefined) return null;
  const folder = `${LEGACY_LONG_NAME_FOLDER}/${hash.slice(0, 2)}/${hash.slice(2, 4)}`;
  return { longNamePath: `${folder}/${hash}.lng`, isExact: name === `${hash}.lng` };
}
