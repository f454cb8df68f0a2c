/**
 * Renaming and moving.
 *
 * A file is renamed, or, where the old or the new name is a long one, given
 * its second name before it loses the first: a crash leaves it under one of
 * them or both. A directory keeps its id and its content directory; only its
 * node moves (docs/vault-format.md §13).
 */

import { isFailure, pathError } from "../base/vault-error.ts";
import { LONG_NAME_FILE } from "../format/long-name.ts";
import type { Storage } from "../storage/storage.ts";
import { copyCiphertext } from "./copy-ciphertext.ts";
import { assertEmpty, removeContent } from "./directories.ts";
import type { Directory } from "./directory.ts";
import { directoryOf } from "./directory-of.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { CONTENTS_FILE, type Node } from "./node.ts";
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
import { type Found, resolveExisting, resolveForWriting, resolvePlace } from "./resolve.ts";
import { isWithin, type Located } from "./vault-path.ts";

export type Existing = Awaited<ReturnType<typeof resolveExisting>>;

export interface MoveOptions {
  readonly replace: boolean;
  /** Runs before anybody else may touch either place. */
  readonly onFileMoved: (from: Place, to: Place) => Promise<void>;
}

/** Serialises moves of directories: two of them could otherwise put each into the other. */
const DIRECTORY_MOVE = "\0move";

/** @throws VaultError `already-exists`, `not-empty`, `into-itself`, `is-a-directory`, `is-not-a-directory`, `name-too-long` */
export async function move(
  engine: Engine,
  from: Located,
  to: Located,
  options: MoveOptions,
): Promise<void> {
  const source = await resolveExisting(engine, from);
  const target = await resolveForWriting(engine, to);
  const replaced = await directoryAt(engine, target, to.path);
  const keys = [source.place.directory.id, target.place.directory.id, replaced?.id ?? ""];
  if (source.node.kind === "directory") keys.push(DIRECTORY_MOVE);
  await engine.mutex.run(keys, () =>
    inTermsOf(from.path, () => moveLocked(engine, from, to, options)),
  );
}

async function moveLocked(
  engine: Engine,
  from: Located,
  to: Located,
  options: MoveOptions,
): Promise<void> {
  const source = await resolveExisting(engine, from);
  const target = await resolvePlace(engine, to);
  if (isSamePlace(source.place, target.place)) return;
  if (
    source.node.kind === "directory" &&
    isWithin([...to.parent, to.name], [...from.parent, from.name])
  ) {
    throw pathError("into-itself", from.path);
  }
  const replaced = await makeRoom(engine, source.node, target, to, options.replace);
  try {
    await moveInto(engine, source, target);
  } catch (error) {
    if (replaced) await restoreReplaced(engine, replaced, target.place);
    throw error;
  }
  if (source.node.kind === "file") await options.onFileMoved(source.place, target.place);
  if (replaced) await removeReplaced(engine, replaced, to);
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.nodePath === b.nodePath;
}

/** What stood at the target, hidden until something else stands there. */
interface Replaced {
  readonly hidden: string;
  /** If it was a directory: what remains of it. */
  readonly directory: Directory | null;
}

/** Refuses a target that may not be replaced; hides what a rename cannot replace by itself. */
async function makeRoom(
  engine: Engine,
  source: Node,
  target: Found,
  to: Located,
  replace: boolean,
): Promise<Replaced | null> {
  const { place, node } = target;
  if (node === null) return null;
  if (!replace) throw pathError("already-exists", to.path);
  if (source.kind === "directory" && node.kind !== "directory") {
    throw pathError("is-not-a-directory", to.path);
  }
  if (source.kind !== "directory" && node.kind === "directory") {
    throw pathError("is-a-directory", to.path);
  }
  if (node.kind === "file" && source.kind === "file") return null;
  const directory = await directoryAt(engine, target, to.path);
  if (directory !== null) await assertEmpty(engine, directory, to.path);
  return { hidden: await hideNode(engine, place), directory };
}

/** The move has failed: what stood there comes back, unless what was moved stands there all the same. */
async function restoreReplaced(engine: Engine, replaced: Replaced, place: Place): Promise<void> {
  const isMoved = await engine.storage.find(place.nodePath).catch(() => null);
  if (isMoved) await discard(engine.storage, replaced.hidden);
  else await restoreNode(engine, replaced.hidden, place);
}

/** The move is done; should the rest fail, what remains is a directory without a node, which is empty. */
async function removeReplaced(engine: Engine, replaced: Replaced, to: Located): Promise<void> {
  try {
    if (replaced.directory !== null) await removeContent(engine, replaced.directory, to.path);
  } finally {
    await discard(engine.storage, replaced.hidden);
  }
}

async function directoryAt(
  engine: Engine,
  { place, node }: Found,
  path: string,
): Promise<Directory | null> {
  if (node?.kind !== "directory") return null;
  try {
    return await directoryOf(engine, place.directory, place.name, node, path);
  } catch (error) {
    if (isFailure(error, "broken-node")) return null;
    throw error;
  }
}

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
  } catch (error) {
    await discard(engine.storage, second);
    throw error;
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
