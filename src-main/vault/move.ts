/** Renaming and moving: what may be moved where, and what becomes of what was there. */

import { isFailure, pathError } from "../base/vault-error.ts";
import { assertEmpty, removeContent } from "./directories.ts";
import type { Directory } from "./directory.ts";
import { directoryOf } from "./directory-of.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { freeCopiesInside } from "./listing/settle-directory.ts";
import { moveInto } from "./move-node.ts";
import { DIRECTORY_FILE, findNode, isNotDownloaded, type Node, placeOf } from "./node.ts";
import { discard, hideNode, restoreNode } from "./node-directory.ts";
import type { Place } from "./place.ts";
import { type Found, resolveExisting, resolveForWriting, resolvePlace } from "./resolve.ts";
import { isWithin, type Located } from "./vault-path.ts";

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
  // A link or directory takes what is in its folder along; what is replaced, and a file, do not.
  if (source.node.kind === "file") await freeCopiesInside(engine, from, source);
  if (options.replace) await freeCopiesInside(engine, to, target);
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
  const moved = await directoryAt(engine, source, from.path);
  const instead = { place: await placeInstead(engine, target), node: null };
  const replaced = await makeRoom(engine, source.node, target, to, options.replace);
  const free = replaced ? instead : target;
  try {
    await moveInto(engine, source, free);
  } catch (error) {
    if (replaced) await restoreReplaced(engine, replaced, free.place);
    throw error;
  }
  if (source.node.kind === "file") await options.onFileMoved(source.place, free.place);
  if (moved) {
    engine.directories.forgetNode(moved.id, source.node.dataPath);
    engine.directories.noteNode(moved.id, `${free.place.nodePath}/${DIRECTORY_FILE}`);
  }
  if (replaced) await removeReplaced(engine, replaced, to);
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.nodePath === b.nodePath;
}

/**
 * Where something goes once what has its name is away: to the place that the name leads to. What has it may
 * lie elsewhere, as a file in the folder of another node, which no directory could take the place of.
 */
async function placeInstead(engine: Engine, { place, node }: Found): Promise<Place> {
  const proper = placeOf(engine, place.directory, place.name);
  if (node === null || proper.nodePath === place.nodePath) return place;
  return (await findNode(engine, proper)) === null ? proper : place;
}

/** What stood at the target, hidden until something else stands there. */
interface Replaced {
  /** Where it stood. */
  readonly place: Place;
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
  // What the cloud has would go with its placeholder.
  if (isNotDownloaded(node)) throw pathError("not-downloaded", to.path);
  if (source.kind === "directory" && node.kind !== "directory") {
    throw pathError("is-not-a-directory", to.path);
  }
  if (source.kind !== "directory" && node.kind === "directory") {
    throw pathError("is-a-directory", to.path);
  }
  if (node.kind === "file" && source.kind === "file") return null;
  const directory = await directoryAt(engine, target, to.path);
  if (directory !== null) await assertEmpty(engine, directory, to.path);
  return { place, hidden: await hideNode(engine, place), directory };
}

/** The move has failed: what stood there comes back, unless what was moved stands there all the same. */
async function restoreReplaced(engine: Engine, replaced: Replaced, target: Place): Promise<void> {
  const isMoved = await engine.storage.find(target.nodePath).catch(() => null);
  if (isMoved) await discard(engine.storage, replaced.hidden);
  else await restoreNode(engine, replaced.hidden, replaced.place);
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
