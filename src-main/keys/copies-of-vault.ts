/**
 * Kept copies of the files that make a vault: in its folder, and backups of its key file beside that,
 * where it is kept elsewhere. Such a folder may hold anything, so there only names tell.
 */

import { valueOrNull } from "../health/attempt.ts";
import type { Storage } from "../storage/storage.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { isKeyBackupName, type KeptCopy, keptCopies, newestFirst } from "./kept-copies.ts";
import { isKeyFileIn } from "./refuse-other-file.ts";

export interface CopySearch {
  readonly storage: Storage;
  /** Of the vault folder. */
  readonly hostPath: string;
  /** Where key files of the vault are kept elsewhere, or were: a backup may be all that is left. */
  readonly keyPlaces?: readonly KeyPlace[];
}

export interface VaultCopy extends KeptCopy {
  readonly place: KeyPlace;
}

/** @returns the newest first */
export async function copiesOfVault({
  storage,
  hostPath,
  keyPlaces = [],
}: CopySearch): Promise<readonly VaultCopy[]> {
  const copies = new Map<string, VaultCopy>();
  for (const copy of await keptCopies(storage)) {
    const place = { storage, name: copy.name, hostPath: `${hostPath}/${copy.name}` };
    copies.set(place.hostPath, { ...copy, place });
  }
  for (const keyPlace of keyPlaces) {
    if (isKeyFileIn(hostPath, keyPlace)) continue;
    for (const copy of await backupsBeside(keyPlace)) copies.set(copy.place.hostPath, copy);
  }
  return newestFirst([...copies.values()]);
}

/** None where the drive is gone, or cannot be read. */
async function backupsBeside(keyPlace: KeyPlace): Promise<readonly VaultCopy[]> {
  const { storage, name: keyName, hostPath } = keyPlace;
  const folder = hostPath.slice(0, -keyName.length);
  const backups: VaultCopy[] = [];
  for (const { name, kind } of (await valueOrNull(() => storage.list(""))) ?? []) {
    if (kind === "directory" || !isBackupOf(keyName, name)) continue;
    const stat = await valueOrNull(() => storage.find(name));
    if (stat === null) continue;
    const place = { storage, name, hostPath: `${folder}${name}` };
    backups.push({ name, of: "key-file", modifiedMs: stat.modifiedMs, place });
  }
  return backups;
}

/** Backups are named after their key file, whatever that is called. */
function isBackupOf(keyName: string, name: string): boolean {
  return isKeyBackupName(name) || (name.startsWith(`${keyName}.`) && /\.bkup$/i.test(name));
}
