/**
 * Nodes that are directories: of directories, links and long names.
 *
 * They are filled under a draft name and appear, whole, by one rename; they
 * disappear by one rename too, before anything in them is removed. So no
 * client and no crash ever sees half of one.
 */

import { isFailure } from "../base/vault-error.ts";
import { utf8 } from "../crypto/encoding.ts";
import { LONG_NAME_FILE, MAX_LONG_NAME_FILE, parseLongName } from "../format/long-name.ts";
import type { Storage } from "../storage/storage.ts";
import type { Engine } from "./engine.ts";
import { statOrNull } from "./node.ts";
import type { Place } from "./place.ts";

/**
 * Makes the node directory of `place`, where nothing may be yet.
 *
 * @param fill - puts the other files into the draft folder whose path it gets
 */
export async function makeNodeDirectory(
  engine: Engine,
  place: Place,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  await showNode(engine, await draftNode(engine, place, fill), place);
  await engine.storage.syncDirectory(place.directory.contentPath);
}

/** Lets a draft of a node appear. If this fails, it has not, and the draft is gone. */
export async function showNode(engine: Engine, folder: string, place: Place): Promise<void> {
  try {
    engine.assertUnlocked();
    await engine.storage.rename(folder, place.nodePath);
  } catch (error) {
    await discard(engine.storage, folder);
    throw error;
  }
}

/** A node directory for `place`, complete and flushed, still under a draft name. @returns its path */
export async function draftNode(
  engine: Engine,
  place: Place,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const { storage } = engine;
  const folder = `${place.directory.contentPath}/${engine.nextDraft()}`;
  await storage.makeDirectory(folder);
  try {
    if (place.isShortened) await writeLongName(storage, folder, place);
    await fill(folder);
    await storage.syncDirectory(folder);
    return folder;
  } catch (error) {
    await discard(storage, folder);
    throw error;
  }
}

/** Writes `name.c9s` into a new node directory. */
async function writeLongName(storage: Storage, folder: string, place: Place): Promise<void> {
  await writeNewFile(storage, `${folder}/${LONG_NAME_FILE}`, utf8(place.cipherName));
}

/** Writes `name.c9s` into a node that is not shortened yet. An interrupted move may have left one there. */
export async function replaceLongName(
  storage: Storage,
  nodePath: string,
  place: Place,
): Promise<void> {
  await removeLongName(storage, nodePath);
  await writeLongName(storage, nodePath, place);
  // It has to be there before the node gets the name that needs it.
  await storage.syncDirectory(nodePath);
}

/** Writes the `name.c9s` that a shortened node has lost, or that holds no name: without one no client lists the node. */
export async function restoreLongName(storage: Storage, place: Place): Promise<void> {
  const path = `${place.nodePath}/${LONG_NAME_FILE}`;
  const stat = await storage.find(path);
  if (stat === null) await writeLongName(storage, place.nodePath, place);
  else if (stat.kind === "file" && !(await holdsName(storage, path))) {
    await replaceLongName(storage, place.nodePath, place);
  }
}

async function holdsName(storage: Storage, path: string): Promise<boolean> {
  return parseLongName(await storage.read(path, MAX_LONG_NAME_FILE + 1)) !== null;
}

/** Removes a `name.c9s` that means nothing, if there is one. */
export async function removeLongName(storage: Storage, nodePath: string): Promise<void> {
  try {
    await storage.removeFile(`${nodePath}/${LONG_NAME_FILE}`);
  } catch (error) {
    if (!isFailure(error, "not-found")) throw error;
  }
}

/** Writes a small file that does not exist yet, and flushes it. */
export async function writeNewFile(
  storage: Storage,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const file = await storage.open(path, "create");
  try {
    await file.write(bytes, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes a node away in one step, then removes what it was. */
export async function removeNode(engine: Engine, place: Place): Promise<void> {
  const hidden = await hideNode(engine, place);
  await discard(engine.storage, hidden);
}

/** Renames a node to a draft name, so that it is no part of the vault any more. @returns its path */
export async function hideNode(engine: Engine, place: Place): Promise<string> {
  const hidden = `${place.directory.contentPath}/${engine.nextDraft()}`;
  engine.assertUnlocked();
  await engine.storage.rename(place.nodePath, hidden);
  try {
    await engine.storage.syncDirectory(place.directory.contentPath);
  } catch (error) {
    await restoreNode(engine, hidden, place);
    throw error;
  }
  return hidden;
}

/**
 * Puts a hidden node back after a failure, unless something else has taken its
 * place. Throws nothing: the failure must not be covered by another.
 */
export async function restoreNode(engine: Engine, hidden: string, place: Place): Promise<void> {
  try {
    if ((await statOrNull(engine, place.nodePath)) !== null) return;
    await engine.storage.rename(hidden, place.nodePath);
  } catch {
    // The node stays hidden: a leftover that every client ignores.
  }
}

/**
 * Removes what is no part of the vault: a draft of what failed, a hidden node.
 *
 * Throws nothing: the operation is done by then, or has failed for a reason of
 * its own. What cannot be removed is a leftover that every client ignores.
 */
export async function discard(storage: Storage, path: string): Promise<void> {
  try {
    await removeHidden(storage, path);
  } catch {
    // See above.
  }
}

/** Removes a hidden node: a file, or a folder with its files. */
export async function removeHidden(storage: Storage, hidden: string): Promise<void> {
  const { kind } = await storage.stat(hidden);
  if (kind === "directory") await removeDraftFolder(storage, hidden);
  else await storage.removeFile(hidden);
}

/** Removes a folder of our own with all in it; it being gone already is what was wanted. */
export async function removeDraftFolder(storage: Storage, folder: string): Promise<void> {
  try {
    for (const entry of await storage.list(folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.kind === "directory") await removeDraftFolder(storage, path);
      else await storage.removeFile(path);
    }
    await storage.removeDirectory(folder);
  } catch (error) {
    if (!isFailure(error, "not-found")) throw error;
  }
}
