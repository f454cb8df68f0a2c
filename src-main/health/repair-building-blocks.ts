/** Steps that many repairs have in common. */

import { pathError } from "../base/vault-error.ts";
import { utf8 } from "../crypto/encoding.ts";
import { DIRECTORY_ID_BACKUP, sealDirectoryId } from "../format/directory-id-backup.ts";
import { LONG_NAME_FILE } from "../format/long-name.ts";
import type { Directory } from "../vault/directory.ts";
import { copyName } from "../vault/listing/copy-name.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { type CipherPlace, cipherPlace } from "./cipher-place.ts";
import { folderPath, hashOfId } from "./content-folder.ts";
import type { HealthAccess } from "./health-access.ts";
import type { Repairing } from "./repair.ts";
import { parentOf, type Step } from "./repair-step.ts";

export async function exists({ storage }: HealthAccess, path: string): Promise<boolean> {
  return (await valueOrNull(() => storage.stat(path))) !== null;
}

export async function isDirectory({ storage }: HealthAccess, path: string): Promise<boolean> {
  return (await valueOrNull(() => storage.stat(path)))?.kind === "directory";
}

/** Moves something into the folder of the run. */
export function takeAway({ run }: Repairing, path: string): Step {
  return { do: "move", from: path, to: run.takenPath() };
}

/**
 * The same for what is in the way, or of no use.
 *
 * @throws VaultError `not-empty` for a folder with something in it: that may be of use
 */
export async function clearAway(repairing: Repairing, path: string): Promise<readonly Step[]> {
  const { storage } = repairing.access;
  const stat = await valueOrNull(() => storage.stat(path));
  if (stat === null) return [];
  if (stat.kind === "directory" && (await storage.list(path)).length > 0) {
    throw pathError("not-empty", path);
  }
  return [takeAway(repairing, path)];
}

/** Makes a file where nothing is; it appears as a whole. */
export function putFile({ run }: Repairing, path: string, bytes: Uint8Array): readonly Step[] {
  const draft = run.newPath();
  return [
    { do: "write", path: draft, bytes },
    { do: "move", from: draft, to: path },
  ];
}

/** Puts a new content in place of a small file, and keeps a copy of the old one. */
export async function replaceFile(
  { access, run }: Repairing,
  path: string,
  bytes: Uint8Array,
): Promise<readonly Step[]> {
  const { size, modifiedMs } = await access.storage.stat(path);
  const by = run.newPath();
  const saved = run.takenPath();
  const old = await access.storage.read(path, size);
  return [
    { do: "write", path: by, bytes },
    { do: "write", path: saved, bytes: old, modifiedMs },
    { do: "replace", path, by, saved },
  ];
}

/** Where the content of a directory id lies. */
export function directoryOfId(access: HealthAccess, id: string): Directory {
  return { id, contentPath: folderPath({ hash: hashOfId(access, id) }) };
}

/** Makes a content directory with its `dirid.c9r`, unless it is there. */
export async function makeContentDirectory(
  repairing: Repairing,
  { id, contentPath }: Directory,
): Promise<readonly Step[]> {
  if (await isDirectory(repairing.access, contentPath)) return [];
  return [
    ...(await makeRoomFor(repairing, contentPath)),
    { do: "makeDirectory", path: contentPath },
    ...putBackup(repairing, id),
  ];
}

/** Makes the level above a content directory, and takes away what is in the place of either. */
export async function makeRoomFor(
  repairing: Repairing,
  contentPath: string,
): Promise<readonly Step[]> {
  const above = parentOf(contentPath);
  return (await isDirectory(repairing.access, above))
    ? clearAway(repairing, contentPath)
    : [...(await clearAway(repairing, above)), { do: "makeDirectory", path: above }];
}

/** Writes the `dirid.c9r` of a directory that has none. */
export function putBackup(repairing: Repairing, id: string): readonly Step[] {
  const { access } = repairing;
  const { contentPath } = directoryOfId(access, id);
  const sealed = sealDirectoryId(access.content, access.world.random, id);
  return putFile(repairing, `${contentPath}/${DIRECTORY_ID_BACKUP}`, sealed);
}

/** Makes the node of a directory where nothing is; it appears as a whole. */
export function makeDirectoryNode(
  { run }: Repairing,
  place: CipherPlace,
  id: string,
): readonly Step[] {
  const draft = run.newPath();
  const name: readonly Step[] = place.isShortened
    ? [{ do: "write", path: `${draft}/${LONG_NAME_FILE}`, bytes: utf8(place.cipherName) }]
    : [];
  return [
    { do: "makeDirectory", path: draft },
    ...name,
    { do: "write", path: `${draft}/${DIRECTORY_FILE}`, bytes: utf8(id) },
    { do: "move", from: draft, to: place.nodePath },
  ];
}

/**
 * The place of a name in a directory, or of the same name with a number where it is taken.
 *
 * @param own - path of a node that may be in the way: the one that is to be named
 */
export async function freePlace(
  access: HealthAccess,
  directory: Directory,
  nameWith: (isTaken: (name: string) => boolean) => string,
  own?: string,
): Promise<CipherPlace & { readonly name: string }> {
  const entries = (await valueOrNull(() => access.storage.list(directory.contentPath))) ?? [];
  const taken = new Set(entries.map(({ name }) => `${directory.contentPath}/${name}`));
  if (own !== undefined) taken.delete(own);
  const name = nameWith((wanted) => taken.has(cipherPlace(access, directory, wanted).nodePath));
  return { ...cipherPlace(access, directory, name), name };
}

/** For {@link freePlace}: a name, or where it is taken that of a copy of it. */
export function nameOrCopy(
  name: string,
  added = "",
): (isTaken: (name: string) => boolean) => string {
  return (isTaken) => (isTaken(name) ? copyName(name, added, isTaken) : name);
}
