/**
 * Finds out how long the names may be that a disk takes, by making one.
 *
 * Asking the disk is the only way to know: some encrypting ones take 143
 * characters, and on Windows the whole path counts. What is tried is the
 * longest thing a vault may need: a node directory with a file in it.
 *
 *     ~lk….tmp/ccc…c/<name>/symlink.c9r        as long as  d/XX/Y…Y/<name>/symlink.c9r
 */

import type { Failure } from "../../../src-shared/failure.ts";
import { VaultError } from "../../base/vault-error.ts";
import { MIN_CIPHER_NAME } from "../../format/file-name.ts";
import type { Storage } from "../../storage/storage.ts";
import { LINK_FILE } from "../node.ts";
import { discard, writeNewFile } from "../node-directory.ts";
import { inProbeFolder } from "./probe-folder.ts";

/** What says nothing about lengths, but that the disk does not want to be written to just now. */
const otherReasons: ReadonlySet<Failure["kind"]> = new Set([
  "no-space",
  "read-only",
  "permission-denied",
  "in-use",
  "not-reachable",
]);

/**
 * Characters of the longest ciphertext name, suffix included, that can be written.
 *
 * @param draft - name for the folder
 * @param wanted - more than this is not looked for
 * @returns `null` if it could not be found out
 */
export async function probeNames(
  storage: Storage,
  draft: string,
  wanted: number,
): Promise<number | null> {
  try {
    return await inProbeFolder(storage, draft, (folder) =>
      searchLongest(wanted, (length) => canHold(storage, folder, length)),
    );
  } catch (error) {
    if (error instanceof VaultError && error.failure.kind === "locked") throw error;
    return null;
  }
}

/** @returns `null` if not even the shortest name there is can be held, which no disk is like */
async function searchLongest(
  wanted: number,
  canHoldNames: (length: number) => Promise<boolean>,
): Promise<number | null> {
  if (await canHoldNames(wanted)) return wanted;
  if (!(await canHoldNames(MIN_CIPHER_NAME))) return null;
  let good = MIN_CIPHER_NAME;
  let bad = wanted;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (await canHoldNames(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/** What was made must also be seen again: Windows makes files that it cannot list. */
async function canHold(storage: Storage, folder: string, length: number): Promise<boolean> {
  const name = "n".repeat(length);
  const node = `${folder}/${name}`;
  try {
    await storage.makeDirectory(node);
    await writeNewFile(storage, `${node}/${LINK_FILE}`, new Uint8Array());
    return (await storage.list(folder)).some((entry) => entry.name === name);
  } catch (error) {
    if (error instanceof VaultError && otherReasons.has(error.failure.kind)) throw error;
    return false;
  } finally {
    await discard(storage, node);
  }
}
