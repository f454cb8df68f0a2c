/**
 * How a node gets from one place to another.
 *
 * A file is renamed, or, where the old or the new name is a long one, given
 * its second name before it loses the first: a crash leaves it under one of
 * them or both. A directory keeps its id and its content directory; only its
 * node moves (docs/vault-format.md §13).
 */

import { LONG_NAME_FILE } from "../format/long-name.ts";
import type { Storage } from "../storage/storage.ts";
import { copyCiphertext } from "./copy-ciphertext.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "./node.ts";
import {
  discard,
  draftNode,
  hideNode,
  makeNodeDirectory,
  removeLongName,
  removeNode,
  replaceLongName,
  restoreNode,
  showNode,
} from "./node-directory.ts";
import type { Place } from "./place.ts";
import { putInPlace } from "./replace-file.ts";
import type { Existing, Found } from "./resolve.ts";

/** Moves a node to where nothing is, or a file over a file. The caller holds the locks of both directories. */
export async function moveInto(engine: Engine, source: Existing, target: Found): Promise<void> {
  if (source.node.kind === "file") await moveFile(engine, source, target);
  else await moveNode(engine, source, target.place);
}

async function moveFile(engine: Engine, source: Existing, target: Found): Promise<void> {
  await engine.flushes.settle(source.node.dataPath);
  const node = target.node?.kind === "file" ? target.node : null;
  if (!source.place.isShortened && !target.place.isShortened) {
    await putInPlace(engine, target.place, node, source.node.dataPath);
    await engine.storage.syncDirectory(source.place.directory.contentPath);
    return;
  }
  if (source.place.isShortened && target.place.isShortened && node === null) {
    return moveShortenedFile(engine, source, target.place);
  }
  const second = await secondName(engine, source.node.dataPath, target.place.directory);
  try {
    await putInPlace(engine, target.place, node, second);
  } finally {
    // Gone by now, unless that failed; or unless the target was the same file already, as another
    // program moved it there too: a rename then does nothing, and says that it did.
    await discard(engine.storage, second);
  }
  await removeNode(engine, source.place);
}

/** Both names are long: the new node gets a second name of the content, then the old one goes. */
async function moveShortenedFile(engine: Engine, source: Existing, target: Place): Promise<void> {
  await makeNodeDirectory(engine, target, async (folder) => {
    const second = await secondName(engine, source.node.dataPath, target.directory);
    try {
      await engine.storage.rename(second, `${folder}/${CONTENTS_FILE}`);
    } catch (error) {
      await discard(engine.storage, second);
      throw error;
    }
  });
  await removeNode(engine, source.place);
}

/** A draft that is the same ciphertext file, or where the disk knows no second names a copy of it. */
async function secondName(engine: Engine, dataPath: string, directory: Directory): Promise<string> {
  const { storage } = engine;
  const draft = `${directory.contentPath}/${engine.nextDraft()}`;
  if (!(await storage.link(dataPath, draft))) await copyCiphertext(storage, dataPath, draft);
  return draft;
}

/** Moves the node of a directory or link. */
async function moveNode(engine: Engine, { place, node }: Existing, target: Place): Promise<void> {
  const { storage } = engine;
  engine.assertUnlocked();
  if (node.dataPath === place.nodePath) return movePointer(engine, { place, node }, target);
  if (place.isShortened && target.isShortened) {
    if (node.kind === "directory") await moveLongDirectory(engine, place, target);
    else await moveLongLink(engine, place, target);
    return;
  }
  // A `name.c9s` in a node that is not shortened means nothing, so it may come early and go late.
  if (target.isShortened) await replaceLongName(storage, place.nodePath, target);
  await storage.rename(place.nodePath, target.nodePath);
  await storage.syncDirectory(target.directory.contentPath);
  await storage.syncDirectory(place.directory.contentPath);
  if (place.isShortened) await removeLongName(storage, target.nodePath);
}

/** Gives a node of its own to the id of a directory, or to a link, that lies loose (listing/copies-inside.ts). */
async function movePointer(
  engine: Engine,
  { place, node }: Existing,
  target: Place,
): Promise<void> {
  const file = node.kind === "directory" ? DIRECTORY_FILE : LINK_FILE;
  await makeNodeDirectory(engine, target, (folder) =>
    engine.storage.rename(node.dataPath, `${folder}/${file}`),
  );
  await engine.storage.syncDirectory(place.directory.contentPath);
}

/** Both names are long: a crash leaves the link under one of them or both. */
async function moveLongLink(engine: Engine, source: Place, target: Place): Promise<void> {
  await makeNodeDirectory(engine, target, (folder) =>
    copyNodeFiles(engine.storage, source.nodePath, folder),
  );
  await removeNode(engine, source);
}

/**
 * Both names are long, and a directory id may stand in one node only: the node
 * with the old name disappears when the one with the new name is complete, and
 * a failure in between puts it back. A crash between the two renames leaves
 * the directory without a node, to be found again by the id that it holds.
 */
async function moveLongDirectory(engine: Engine, source: Place, target: Place): Promise<void> {
  const { storage } = engine;
  const folder = await draftNode(engine, target, (draft) =>
    copyNodeFiles(storage, source.nodePath, draft),
  );
  const hidden = await hideInstead(engine, source, folder);
  try {
    await showNode(engine, folder, target);
  } catch (error) {
    await restoreNode(engine, hidden, source);
    throw error;
  }
  try {
    await storage.syncDirectory(target.directory.contentPath);
  } finally {
    await discard(storage, hidden);
  }
}

/** Hides a node for which the draft `folder` is to appear. */
async function hideInstead(engine: Engine, source: Place, folder: string): Promise<string> {
  try {
    return await hideNode(engine, source);
  } catch (error) {
    await discard(engine.storage, folder);
    throw error;
  }
}

/** All files of a node but its name. */
async function copyNodeFiles(storage: Storage, from: string, to: string): Promise<void> {
  for (const { name, kind } of await storage.list(from)) {
    if (kind === "file" && name !== LONG_NAME_FILE) {
      await copyCiphertext(storage, `${from}/${name}`, `${to}/${name}`);
    }
  }
}
