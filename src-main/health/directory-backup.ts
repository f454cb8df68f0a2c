/**
 * `dirid.c9r`, the backup of a directory's id in its content directory.
 *
 *     MissingDirIdBackup    there is none                                    written anew
 *     InvalidDirIdBackup    it does not authenticate, or is of another one   written anew
 *
 * Nothing depends on it as long as the node of the directory is there, so both
 * are for information only; without it, the names in a directory whose node
 * gets lost are lost too.
 */

import {
  DIRECTORY_ID_BACKUP,
  MAX_DIRECTORY_ID_BACKUP,
  openDirectoryId,
} from "../format/directory-id-backup.ts";
import { attempt, valueOrNull } from "./attempt.ts";
import { folderPath, splitCipherPath } from "./content-folder.ts";
import type { HealthAccess } from "./health-access.ts";
import type { Problem } from "./problem.ts";
import { isKnown, type KnownFolder, type Repair } from "./repair.ts";
import { clearAway, exists, putBackup } from "./repair-building-blocks.ts";
import { found, nothing, type Review } from "./review.ts";
import { unreadableFile } from "./unreadable-file.ts";

export async function reviewBackup(access: HealthAccess, folder: KnownFolder): Promise<Review> {
  const path = backupPath(folder);
  const sealed = await attempt(() => access.storage.read(path, MAX_DIRECTORY_ID_BACKUP));
  const problem: Problem = {
    id: "InvalidDirIdBackup",
    severity: "info",
    ciphertextPath: path,
    fixable: true,
  };
  if ("problem" in sealed) {
    if (sealed.problem === "unreadable") return unreadableFile(sealed, path);
    // What else is by that name is a stray, and has to go first.
    if (await exists(access, path))
      return found({ ...problem, fixable: await isEmpty(access, path) });
    return found({ ...problem, id: "MissingDirIdBackup", ciphertextPath: folderPath(folder) });
  }
  const id = openDirectoryId(access.content, sealed.value);
  return id === folder.id ? nothing : found(problem);
}

async function isEmpty({ storage }: HealthAccess, path: string): Promise<boolean> {
  return (await valueOrNull(() => storage.list(path)))?.length === 0;
}

export const repairBackup: Repair = async (repairing, finding) => {
  const { access, index, run } = repairing;
  const folder = index.byHash.get(splitCipherPath(finding.ciphertextPath).hash);
  if (!isKnown(folder) || folder.reach === "orphan") return;
  const { problems } = await reviewBackup(access, folder);
  if (problems.every(({ fixable }) => !fixable)) return;
  const path = backupPath(folder);
  await run.perform([...(await clearAway(repairing, path)), ...putBackup(repairing, folder.id)]);
};

function backupPath(folder: KnownFolder): string {
  return `${folderPath(folder)}/${DIRECTORY_ID_BACKUP}`;
}
