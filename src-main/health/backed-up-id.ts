import {
  DIRECTORY_ID_BACKUP,
  MAX_DIRECTORY_ID_BACKUP,
  openDirectoryId,
} from "../format/directory-id-backup.ts";
import { valueOrNull } from "./attempt.ts";
import { folderPath, hashOfId } from "./content-folder.ts";
import type { HealthAccess } from "./health-access.ts";

/**
 * The directory id that `dirid.c9r` of a content directory holds.
 *
 * @returns `null` unless it authenticates and is the id of this very directory
 */
export async function backedUpId(
  access: HealthAccess,
  folder: { readonly hash: string },
): Promise<string | null> {
  const sealed = await readBackup(access, folderPath(folder));
  const id = sealed && openDirectoryId(access.content, sealed);
  return id !== null && hashOfId(access, id) === folder.hash ? id : null;
}

/** `dirid.c9r` in a folder, as it is; `null` if there is none. */
export async function readBackup(
  { storage }: HealthAccess,
  folder: string,
): Promise<Uint8Array | null> {
  const path = `${folder}/${DIRECTORY_ID_BACKUP}`;
  return valueOrNull(() => storage.read(path, MAX_DIRECTORY_ID_BACKUP));
}
