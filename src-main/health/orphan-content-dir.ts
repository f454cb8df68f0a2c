/**
 * OrphanContentDir: a content directory that no node leads to, so that nobody
 * can see what is in it.
 *
 * It is adopted into `LOST+FOUND`, as in the official client, under its hash.
 * Where `dirid.c9r` still tells its id, the new node simply leads to it again:
 * nothing in it moves, and every name in it is as it was. Otherwise its names
 * are lost with the id; it becomes a new directory, and what is in it gets
 * made-up names (docs/vault-format.md §16). One with nothing in it just goes.
 *
 * All of that waits while an id is not known that may lead to it, or its own
 * backup is in the cloud only: what is there tomorrow must not find its place taken.
 */

import { newDirectoryId } from "../format/directory-id.ts";
import { DIRECTORY_ID_BACKUP } from "../format/directory-id-backup.ts";
import type { StorageEntry } from "../storage/storage.ts";
import type { Directory } from "../vault/directory.ts";
import { CONTENTS_FILE } from "../vault/node.ts";
import { valueOrNull } from "./attempt.ts";
import { type ContentFolder, folderPath, splitCipherPath } from "./content-folder.ts";
import { type ContentIndex, isCounted } from "./content-index.ts";
import { madeUpName } from "./long-name.ts";
import { isRecoveryId, lostAndFound } from "./lost-and-found.ts";
import { moveNode } from "./move-node.ts";
import { nodeContent, type TypeFile } from "./node-content.ts";
import type { Problem } from "./problem.ts";
import type { Repair, Repairing } from "./repair.ts";
import {
  directoryOfId,
  freePlace,
  makeContentDirectory,
  makeDirectoryNode,
  nameOrCopy,
  takeAway,
} from "./repair-building-blocks.ts";

/** @param names - of what is in it */
export function orphanContentDir(
  folder: ContentFolder,
  names: ReadonlySet<string>,
  index: ContentIndex,
): Problem {
  return {
    id: "OrphanContentDir",
    severity: "warn",
    ciphertextPath: folderPath(folder),
    fixable: mayBeAdopted(folder, names, index),
  };
}

function mayBeAdopted(
  { id }: ContentFolder,
  names: ReadonlySet<string>,
  { hasUnknownIds }: ContentIndex,
): boolean {
  return !hasUnknownIds && (id !== null || !names.has(`.${DIRECTORY_ID_BACKUP}.icloud`));
}

export const repairOrphan: Repair = async (repairing, finding) => {
  const { access, index, run } = repairing;
  const folder = index.byHash.get(splitCipherPath(finding.ciphertextPath).hash);
  if (folder?.reach !== "orphan") return;
  const entries = await valueOrNull(() => access.storage.list(folderPath(folder)));
  if (entries === null) return;
  if (!mayBeAdopted(folder, new Set(entries.map(({ name }) => name)), index)) return;
  if (entries.every(({ name, kind }) => name === DIRECTORY_ID_BACKUP && kind === "file")) {
    await run.perform([takeAway(repairing, folderPath(folder))]);
    return;
  }
  const shelter = await lostAndFound(repairing);
  // That it exists again is all that a lost LOST+FOUND needed.
  if (folder.id !== null && isRecoveryId(folder.id) && isRecoveryId(shelter.id)) return;
  if (folder.id !== null) await adopt(repairing, shelter, folder, folder.id);
  else await adoptAnew(repairing, shelter, folder, entries);
};

/** Makes a node in `LOST+FOUND` that leads to `id`. */
async function adopt(
  repairing: Repairing,
  shelter: Directory,
  { hash }: ContentFolder,
  id: string,
): Promise<void> {
  const place = await freePlace(repairing.access, shelter, nameOrCopy(hash));
  await repairing.run.perform(makeDirectoryNode(repairing, place, id));
}

async function adoptAnew(
  repairing: Repairing,
  shelter: Directory,
  folder: ContentFolder,
  entries: readonly StorageEntry[],
): Promise<void> {
  const { access, run } = repairing;
  const directory = directoryOfId(access, newDirectoryId(access.world.random));
  await run.perform(await makeContentDirectory(repairing, directory));
  await adopt(repairing, shelter, folder, directory.id);
  const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of sorted) {
    if (entry.name !== DIRECTORY_ID_BACKUP) {
      await moveEntry(repairing, `${folderPath(folder)}/${entry.name}`, entry, directory);
    }
  }
  await run.perform([takeAway(repairing, folderPath(folder))]);
}

/** A node gets a made-up name; whatever else is there keeps the name it has on the disk. */
async function moveEntry(
  repairing: Repairing,
  path: string,
  entry: StorageEntry,
  directory: Directory,
): Promise<void> {
  const type = isCounted(entry) ? await typeOf(repairing, path, entry) : null;
  if (type === null) {
    const to = `${directory.contentPath}/${entry.name}`;
    await repairing.run.perform([{ do: "move", from: path, to }]);
    return;
  }
  const name = madeUpName(repairing, type);
  await moveNode(repairing, path, directory, nameOrCopy(name));
}

async function typeOf(
  { access }: Repairing,
  path: string,
  { kind }: StorageEntry,
): Promise<TypeFile | null> {
  if (kind === "file") return CONTENTS_FILE;
  const entries = await valueOrNull(() => access.storage.list(path));
  const types = entries ? nodeContent(entries).types : [];
  return types[0] ?? null;
}
