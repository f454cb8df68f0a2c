/** What `name.c9s` of a shortened node says. */

import { fromUtf8 } from "../crypto/encoding.ts";
import { MIN_CIPHER_NAME, NODE_SUFFIX } from "../format/file-name.ts";
import { LONG_NAME_FILE, MAX_LONG_NAME_FILE } from "../format/long-name.ts";
import { attempt } from "./attempt.ts";
import type { HealthAccess } from "./health-access.ts";

export type LongNameFile =
  | { readonly kind: "missing" | "obese" | "not-decodable" | "unreadable" }
  /** `cipherName` ends with `.c9r`; with `isTrailed` there was more behind it. */
  | { readonly kind: "name"; readonly cipherName: string; readonly isTrailed: boolean };

export async function readLongName(
  { storage }: HealthAccess,
  nodePath: string,
  file: string = LONG_NAME_FILE,
): Promise<LongNameFile> {
  const bytes = await attempt(() => storage.read(`${nodePath}/${file}`, MAX_LONG_NAME_FILE + 1));
  if ("problem" in bytes) return { kind: bytes.problem === "gone" ? "missing" : "unreadable" };
  return longNameOf(bytes.value);
}

/** @param bytes - of `name.c9s`; more than 10 KiB may have been cut */
export function longNameOf(bytes: Uint8Array): LongNameFile {
  if (bytes.length > MAX_LONG_NAME_FILE) return { kind: "obese" };
  // What follows the name need not be text.
  const end = Buffer.from(bytes).indexOf(NODE_SUFFIX);
  const cipherName = end < 0 ? null : fromUtf8(bytes.subarray(0, end + NODE_SUFFIX.length));
  if (cipherName === null || !isEncoded(cipherName)) return { kind: "not-decodable" };
  return { kind: "name", cipherName, isTrailed: bytes.length > end + NODE_SUFFIX.length };
}

function isEncoded(cipherName: string): boolean {
  return cipherName.length >= MIN_CIPHER_NAME && /^[A-Za-z0-9_-]+={0,2}\.c9r$/.test(cipherName);
}
