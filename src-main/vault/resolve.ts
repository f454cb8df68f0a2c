/** From a cleartext path to the directory it lies in and the node it names. */

import { pathError, VaultError } from "../base/vault-error.ts";
import { contentDirectory, MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { findNode, type Node, type Place, placeOf, statOrNull } from "./node.ts";
import { formatPath, type Located, type Segments } from "./vault-path.ts";

/**
 * The directory at a path.
 *
 * @throws VaultError `not-found`, `is-not-a-directory`, `broken-node`, `name-too-long`
 */
export async function resolveDirectory(engine: Engine, segments: Segments): Promise<Directory> {
  let directory = engine.root;
  for (const [index, name] of segments.entries()) {
    const known = await knownDirectory(engine, directory, name);
    if (known) {
      directory = known;
      continue;
    }
    const path = formatPath(segments.slice(0, index + 1));
    const node = await findNode(engine, placeAt(engine, directory, name, path));
    directory = await childDirectory(engine, directory, name, node, path);
  }
  return directory;
}

/** What is remembered of a child, if the file it was read from is still what it was: one look at the disk. */
async function knownDirectory(
  engine: Engine,
  parent: Directory,
  name: string,
): Promise<Directory | null> {
  engine.assertUnlocked();
  const known = engine.directories.get(parent.id, name);
  if (!known) return null;
  const stat = await statOrNull(engine, known.dataPath);
  return stat?.revision === known.revision ? known.directory : null;
}

async function childDirectory(
  engine: Engine,
  parent: Directory,
  name: string,
  node: Node | null,
  path: string,
): Promise<Directory> {
  if (node === null) throw pathError("not-found", path);
  if (node.kind === "broken") throw pathError("broken-node", path);
  if (node.kind !== "directory") throw pathError("is-not-a-directory", path);
  return directoryOf(engine, parent, name, node, path);
}

/**
 * The directory that a directory node stands for.
 *
 * @throws VaultError `broken-node` if its id is empty (it would alias the root), too long or no text
 */
export async function directoryOf(
  engine: Engine,
  parent: Directory,
  name: string,
  node: Extract<Node, { dataPath: string }>,
  path: string,
): Promise<Directory> {
  const { revision } = node.stat;
  const known = engine.directories.get(parent.id, name);
  if (known?.revision === revision && known.dataPath === node.dataPath) return known.directory;

  const id = parseDirectoryId(await engine.storage.read(node.dataPath, MAX_DIRECTORY_ID + 1));
  if (id === null) throw pathError("broken-node", path);
  const directory = { id, contentPath: contentDirectory(engine.key, id) };
  engine.directories.set(parent.id, name, { directory, dataPath: node.dataPath, revision });
  return directory;
}

/** A place and what is there now. */
export interface Found {
  readonly place: Place;
  readonly node: Node | null;
}

/** Looks up the last segment of a path. @throws VaultError as {@link resolveDirectory} for its parents */
export async function resolvePlace(engine: Engine, located: Located): Promise<Found> {
  const directory = await resolveDirectory(engine, located.parent);
  const place = placeAt(engine, directory, located.name, located.path);
  return { place, node: await findNode(engine, place) };
}

/** The same for what must be there. @throws VaultError `not-found`, `broken-node` */
export async function resolveExisting(
  engine: Engine,
  located: Located,
): Promise<{ place: Place; node: Extract<Node, { dataPath: string }> }> {
  const { place, node } = await resolvePlace(engine, located);
  if (node === null) throw pathError("not-found", located.path);
  if (node.kind === "broken") throw pathError("broken-node", located.path);
  return { place, node };
}

/** {@link placeOf} with the whole path in its failure. */
export function placeAt(engine: Engine, directory: Directory, name: string, path: string): Place {
  try {
    return placeOf(engine, directory, name);
  } catch (error) {
    if (error instanceof VaultError && error.failure.kind === "name-too-long") {
      throw new VaultError({ ...error.failure, path }, { cause: error });
    }
    throw error;
  }
}

/**
 * Runs `work`, telling failures of the disk that stand for a node in the terms of the user: the
 * ciphertext path of what was missing becomes `path`.
 */
export async function inTermsOf<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inCleartext(error, path);
  }
}

/** What the disk says of a node that is half there or went away between two steps. */
const nodeKinds: ReadonlySet<string> = new Set([
  "not-found",
  "is-not-a-directory",
  "is-a-directory",
]);

function inCleartext(error: unknown, path: string): unknown {
  if (!(error instanceof VaultError) || !("path" in error.failure)) return error;
  if (error.failure.path.startsWith("/")) return error;
  if (error.failure.kind === "name-too-long") {
    return new VaultError({ ...error.failure, path }, { cause: error });
  }
  return nodeKinds.has(error.failure.kind)
    ? pathError("broken-node", path, { cause: error })
    : error;
}
