/**
 * Copies of key and config files, made before they are replaced.
 *
 *     <name>.<8 upper-case hex digits>.bkup      first 4 bytes of the SHA-256 of the content
 *
 * Other clients find them by this name. Source: docs/vault-format.md §3.1.
 */

import type { World } from "../base/world.ts";
import { sha256 } from "../crypto/digest.ts";
import type { Storage } from "../storage/storage.ts";
import { putFile } from "./put-file.ts";
import { readOrNull } from "./vault-files.ts";

/** The copy that a content gets, or has. */
export function backupName(name: string, bytes: Uint8Array): string {
  const digits = [...sha256(bytes).subarray(0, 4)].map((byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  return `${name}.${digits.join("").toUpperCase()}.bkup`;
}

/**
 * Puts a copy beside a file unless it is there. One by that name with another content, which
 * is no copy of anything, is replaced.
 *
 * @param name - of the file, directly inside the folder of `storage`
 * @param bytes - its content
 * @returns the name of the copy
 */
export async function backUpFile(
  world: World,
  storage: Storage,
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  const backup = backupName(name, bytes);
  const prior = await readOrNull(storage, backup, bytes.length + 1);
  if (prior !== null && isSame(prior, bytes)) return backup;
  await putFile(world, storage, backup, bytes);
  return backup;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
