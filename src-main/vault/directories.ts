/**
 * Making and removing directories.
 *
 * A crash at any step leaves at worst a content directory that no node points
 * to, never a node that points nowhere: the content directory is made before
 * its node and removed after it (docs/vault-format.md §13).
 */

import { isFailure, pathError } from "../base/vault-error.ts";
import { utf8 } from "../crypto/encoding.ts";
import type { ContentCipher } from "../format/content-cipher.ts";
import { contentDirectory, newDirectoryId } from "../format/directory-id.ts";
import { DIRECTORY_ID_BACKUP, sealDirectoryId } from "../format/directory-id-backup.ts";
import type { Storage, StorageEntry } from "../storage/storage.ts";
import type { Directory } from "./directory.ts";
import { directoryOf } from "./directory-of.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { mayBeNode } from "./listing/node-name.ts";
import { freeCopiesInside } from "./listing/settle-directory.ts";
import { DIRECTORY_FILE, isNotDownloaded } from "./node.ts";
import {
  discard,
  draftNode,
  hideNode,
  removeDraftFolder,
  restoreNode,
  showNode,
  writeNewFile,
} from "./node-directory.ts";
import type { Place } from "./place.ts";
import { resolveForWriting, resolvePlace } from "./resolve.ts";
import { isHeldElsewhere } from "./shared-directory.ts";
import type { Located } from "./vault-path.ts";

/** @throws VaultError `already-exists`, `name-too-long` */
export async function makeDirectory(engine: Engine, located: Located): Promise<void> {
  const { place } = await resolveForWriting(engine, located);
  await engine.mutex.run([place.directory.id], async () => {
    const found = await resolvePlace(engine, located);
    if (found.node !== null) throw pathError("already-exists", located.path);
    await inTermsOf(located.path, () => makeEmptyDirectory(engine, found.place));
  });
}

async function makeEmptyDirectory(engine: Engine, place: Place): Promise<void> {
  const { storage, world } = engine;
  const id = newDirectoryId(world.random);
  const directory = { id, contentPath: contentDirectory(engine.key, id) };
  await makeContentDirectory(storage, engine.content, world.random, directory);
  try {
    const draft = await draftNode(engine, place, (folder) =>
      writeNewFile(storage, `${folder}/${DIRECTORY_FILE}`, utf8(id)),
    );
    await showNode(engine, draft, place);
  } catch (error) {
    await discard(storage, directory.contentPath);
    throw error;
  }
  await storage.syncDirectory(place.directory.contentPath);
}

/** Makes a content directory with its `dirid.c9r`, durably. The level above may be there already. */
export async function makeContentDirectory(
  storage: Storage,
  content: ContentCipher,
  random: (bytes: number) => Uint8Array,
  { id, contentPath }: Directory,
): Promise<void> {
  const above = contentPath.slice(0, contentPath.lastIndexOf("/"));
  try {
    await storage.makeDirectory(above);
    await storage.syncDirectory("d");
  } catch (error) {
    if (!isFailure(error, "already-exists")) throw error;
  }
  await storage.makeDirectory(contentPath);
  try {
    const backup = sealDirectoryId(content, random, id);
    await writeNewFile(storage, `${contentPath}/${DIRECTORY_ID_BACKUP}`, backup);
    await storage.syncDirectory(contentPath);
    await storage.syncDirectory(above);
  } catch (error) {
    await discard(storage, contentPath);
    throw error;
  }
}

/** @throws VaultError `not-empty`, `is-not-a-directory` */
export async function removeDirectory(engine: Engine, located: Located): Promise<void> {
  await freeCopiesInside(engine, located, await resolvePlace(engine, located));
  const first = await resolveEmptyTarget(engine, located);
  const keys = [first.place.directory.id, first.directory?.id ?? first.place.directory.id];
  await engine.mutex.run(keys, async () => {
    const { place, directory } = await resolveEmptyTarget(engine, located);
    await inTermsOf(located.path, () =>
      removeEmptyDirectory(engine, place, directory, located.path),
    );
  });
}

/** The place of a directory and the directory; `null` for one that is broken beyond its node. */
async function resolveEmptyTarget(
  engine: Engine,
  located: Located,
): Promise<{ place: Place; directory: Directory | null }> {
  const { place, node } = await resolvePlace(engine, located);
  if (node === null) throw pathError("not-found", located.path);
  if (isNotDownloaded(node)) throw pathError("not-downloaded", located.path);
  if (node.kind === "broken") return { place, directory: null };
  if (node.kind !== "directory") throw pathError("is-not-a-directory", located.path);
  try {
    const directory = await directoryOf(engine, place.directory, place.name, node, located.path);
    return { place, directory };
  } catch (error) {
    if (isFailure(error, "broken-node")) return { place, directory: null };
    throw error;
  }
}

/** The caller holds the locks of the directory and of its parent. */
async function removeEmptyDirectory(
  engine: Engine,
  place: Place,
  directory: Directory | null,
  path: string,
): Promise<void> {
  if (directory !== null) await assertEmpty(engine, directory, path);
  const hidden = await hideNode(engine, place);
  try {
    if (directory !== null) await removeContent(engine, directory, path);
  } catch (error) {
    await restoreNode(engine, hidden, place);
    throw error;
  }
  await discard(engine.storage, hidden);
}

/** @throws VaultError `not-empty` */
export async function assertEmpty(
  { storage }: Engine,
  directory: Directory,
  path: string,
): Promise<void> {
  if ((await listContent(storage, directory)).some(isNodeName)) throw pathError("not-empty", path);
}

/**
 * Removes an empty content directory whose node is away already, unless another node leads to it.
 *
 * @throws VaultError `not-empty` if something came into it meanwhile
 */
export async function removeContent(
  engine: Engine,
  directory: Directory,
  path: string,
): Promise<void> {
  if (await isHeldElsewhere(engine, directory)) return;
  const { storage } = engine;
  try {
    for (const entry of await listContent(storage, directory)) {
      if (isNodeName(entry)) throw pathError("not-empty", path);
      await removeForeign(storage, `${directory.contentPath}/${entry.name}`, entry);
    }
    await storage.removeDirectory(directory.contentPath);
  } catch (error) {
    if (isFailure(error, "not-found")) return;
    throw isFailure(error, "not-empty") ? pathError("not-empty", path, { cause: error }) : error;
  }
}

/** Files of other programs go with the directory they lie in, as in the official client (§13). */
async function removeForeign(storage: Storage, path: string, entry: StorageEntry): Promise<void> {
  if (entry.kind === "directory") await removeDraftFolder(storage, path);
  else await storage.removeFile(path);
}

async function listContent(
  storage: Storage,
  directory: Directory,
): Promise<readonly StorageEntry[]> {
  try {
    return await storage.list(directory.contentPath);
  } catch (error) {
    if (isFailure(error, "not-found")) return [];
    throw error;
  }
}

/** True for what may hold a file of the user, even if its name does not decrypt: it is never removed unseen. */
function isNodeName({ name }: StorageEntry): boolean {
  // A conflict copy of `dirid.c9r` holds nothing but an id.
  return mayBeNode(name) && !/^dirid\W/.test(name);
}
