/**
 * What a vault of ours leaves behind when the process dies under it.
 *
 *     LeftoverFile      a draft that nobody will finish          goes
 *     InterruptedMove   the node of a directory, hidden while it was being renamed:
 *                       nothing else leads to that directory     gets its name back
 *
 * A draft may belong to a vault that is open right now, here or elsewhere. It is
 * a finding only if its writer is known to be gone, or after thirty days.
 */

import { MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import { decryptName } from "../format/file-name.ts";
import { sessionOfDraft } from "../vault/draft-names.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { type ContentFolder, hashOfId, splitCipherPath } from "./content-folder.ts";
import type { ContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";
import { legalOrNull } from "./long-name.ts";
import { readLongName } from "./long-name-file.ts";
import { moveNode } from "./move-node.ts";
import { isKnown, type Repair } from "./repair.ts";
import { directoryOfId, nameOrCopy, takeAway } from "./repair-building-blocks.ts";
import { type Check, found, nothing, type Review } from "./review.ts";

/** Milliseconds after which nobody is still working on a draft of whose writer nothing is known. */
const ABANDONED_AFTER = 30 * 24 * 3_600_000;

/** @param path - of a draft, wherever it lies */
export async function isAbandoned({ access, startedMs }: Check, path: string): Promise<boolean> {
  const session = sessionOfDraft(path.slice(path.lastIndexOf("/") + 1));
  if (session !== null && (await access.writers?.isGone(session)) === true) return true;
  const stat = await valueOrNull(() => access.storage.stat(path));
  if (stat === null) return false;
  return Math.max(stat.modifiedMs, stat.createdMs) < startedMs - ABANDONED_AFTER;
}

/** @param path - of an entry with the name of a draft */
export async function reviewDraft(
  check: Check,
  folder: ContentFolder,
  path: string,
): Promise<Review> {
  if (!(await isAbandoned(check, path))) return nothing;
  const name = await hiddenName(check.access, check.index, folder, path);
  return found(
    name === null
      ? { id: "LeftoverFile", severity: "info", ciphertextPath: path, name, fixable: true }
      : { id: "InterruptedMove", severity: "warn", ciphertextPath: path, name, fixable: true },
  );
}

/** The name of a hidden directory that nothing else leads to; `null` for any other draft. */
async function hiddenName(
  access: HealthAccess,
  index: ContentIndex,
  folder: ContentFolder,
  path: string,
): Promise<string | null> {
  const file = `${path}/${DIRECTORY_FILE}`;
  const bytes = await valueOrNull(() => access.storage.read(file, MAX_DIRECTORY_ID + 1));
  const id = bytes && parseDirectoryId(bytes);
  if (id === null || index.byHash.get(hashOfId(access, id))?.reach !== "orphan") return null;
  const long = await readLongName(access, path);
  if (long.kind !== "name" || !isKnown(folder)) return null;
  return legalOrNull(decryptName(access.key, long.cipherName, folder.id));
}

/** Whatever is in a draft was never part of the vault, or had been given up. */
export const repairLeftover: Repair = async (repairing, { ciphertextPath: path }) => {
  const stat = await valueOrNull(() => repairing.access.storage.stat(path));
  if (stat !== null) await repairing.run.perform([takeAway(repairing, path)]);
};

export const repairInterruptedMove: Repair = async (repairing, { ciphertextPath: path }) => {
  const { access, index } = repairing;
  const folder = index.byHash.get(splitCipherPath(path).hash);
  const name = folder ? await hiddenName(access, index, folder, path) : null;
  if (!isKnown(folder) || name === null) return;
  await moveNode(repairing, path, directoryOfId(access, folder.id), nameOrCopy(name));
};
