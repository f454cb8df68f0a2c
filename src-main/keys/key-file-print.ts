/**
 * What can be told of a key file without its password.
 *
 *     key    SHA-256 of the version MAC, which depends on the masterkey and on nothing else
 *     file   SHA-256 of the file: another one after each change of the password
 *
 * So files of the same vault are told from those of another one before any password is typed. Neither
 * helps to guess a key or a password more than the file itself does. Whoever changed the version MAC
 * has made a file that does not open.
 */

import { VaultError } from "../base/vault-error.ts";
import { sha256 } from "../crypto/digest.ts";
import { parseMasterkeyFile } from "../format/masterkey-file.ts";

export interface KeyFilePrint {
  /** 64 hex digits, as `file`. */
  readonly key: string;
  readonly file: string;
}

/** @returns `null` if these bytes are no key file */
export function keyFilePrint(bytes: Uint8Array): KeyFilePrint | null {
  try {
    const { versionMac } = parseMasterkeyFile(bytes, "");
    return { key: hex(sha256(versionMac)), file: hex(sha256(bytes)) };
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
