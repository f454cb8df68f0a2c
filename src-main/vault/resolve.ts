/** From a cleartext path to the directory it lies in and the node it names. */

import { pathError, VaultError } from "../base/vault-error.ts";
import type { Directory } from "./directory.ts";
import { below, directoryOf } from "./directory-of.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { assertNameFits } from "./limits/assert-name-fits.ts";
import { findStray } from "./listing/find-stray.ts";
import { isNodeOfItsName } from "./listing/node-name.ts";
import type { Stray } from "./listing/node-reading.ts";
import { strayNode } from "./listing/stray-node.ts";
import { findNode, type Node, placeOf, statOrNull } from "./node.ts";
import type { Place } from "./place.ts";
import { knownWay } from "./resolve-known.ts";
import { formatPath, type Located, type Segments } from "./vault-path.ts";

/**
 * The directory at a path.
 *
 * @throws VaultError `not-found`, `is-not-a-directory`, `broken-node`, `name-too-long`
 */
export async function resolveDirectory(engine: Engine, segments: Segments): Promise<Directory> {
  let directory = engine.root;
  for (const [index, name] of segments.entries()) {
    const path = formatPath(segments.slice(0, index + 1));
    const known = await knownDirectory(engine, directory, name);
    if (known) {
      directory = below(directory, known, path);
      continue;
    }
    const { node } = await lookUp(engine, directory, name, path);
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
  if (node.kind === "broken") throw pathError(node.reason, path);
  if (node.kind !== "directory") throw pathError("is-not-a-directory", path);
  return directoryOf(engine, parent, name, node, path);
}

/** A place and what is there now. */
export interface Found {
  readonly place: Place;
  readonly node: Node | null;
}

/** Looks up the last segment of a path. @throws VaultError as {@link resolveDirectory} for its parents */
export async function resolvePlace(engine: Engine, located: Located): Promise<Found> {
  const found = await resolveAtOnce(engine, located);
  if (found !== null) return found;
  const directory = await resolveDirectory(engine, located.parent);
  return lookUp(engine, directory, located.name, located.path);
}

/**
 * In one look at the disk, which almost every path allows that was asked for before.
 *
 * @returns `null` if it has to be looked up step by step: something on the way is new or has
 *   changed, or what is there is no plain file
 */
async function resolveAtOnce(engine: Engine, located: Located): Promise<Found | null> {
  const { parent, name, path } = located;
  const way = parent.length === 0 ? null : knownWay(engine, parent);
  if (way === null) return null;
  const place = placeAt(engine, way.directory, name, path);
  if (place.isShortened) return null;
  const stats = await engine.storage.findEach([
    ...way.steps.map(({ dataPath }) => dataPath),
    place.nodePath,
  ]);
  if (way.steps.some(({ revision }, index) => stats[index]?.revision !== revision)) return null;
  const stat = stats[way.steps.length] ?? null;
  if (stat === null) return foundNothing(engine, place);
  return stat.kind === "file"
    ? { place, node: { kind: "file", dataPath: place.nodePath, stat } }
    : null;
}

/**
 * The same for what may be made there.
 *
 * @throws VaultError `name-too-long` also if the disk cannot hold the name; nothing has been written then
 */
export async function resolveForWriting(engine: Engine, located: Located): Promise<Found> {
  const found = await resolvePlace(engine, located);
  if (found.node === null) {
    await inTermsOf(located.path, () => assertNameFits(engine, found.place));
  }
  return found;
}

/**
 * What a directory has under a name. Where nothing lies at the place that the
 * name leads to, or the node of another name, it may still be listed, from
 * elsewhere (listing/node-name.ts).
 *
 * @param path - of the name, for failures
 * @throws VaultError `name-too-long`
 */
export async function lookUp(
  engine: Engine,
  directory: Directory,
  name: string,
  path: string,
): Promise<Found> {
  const place = placeAt(engine, directory, name, path);
  const node = await findNode(engine, place);
  if (node !== null && (await isNodeOfItsName(engine, place))) return { place, node };
  return foundNothing(engine, place);
}

/** What is listed by the name of a place although it lies elsewhere; usually nothing. */
async function foundNothing(engine: Engine, place: Place): Promise<Found> {
  const stray = await findStray(engine, place.directory, place.name);
  return stray ? foundStray(engine, place, stray) : { place, node: null };
}

async function foundStray(engine: Engine, place: Place, stray: Stray): Promise<Found> {
  const node = await strayNode(engine, place.directory, stray);
  // Gone since the survey: the place that the name leads to is free.
  if (node === null) return { place, node };
  const nodePath = `${place.directory.contentPath}/${stray.nodeName}`;
  return { place: { ...place, nodePath, isShortened: stray.isShortened }, node };
}

/** A place and the whole node that is there. */
export interface Existing {
  readonly place: Place;
  readonly node: Extract<Node, { dataPath: string }>;
}

/** The same for what must be there. @throws VaultError `not-found`, `broken-node`, `not-downloaded` */
export async function resolveExisting(engine: Engine, located: Located): Promise<Existing> {
  const { place, node } = await resolvePlace(engine, located);
  if (node === null) throw pathError("not-found", located.path);
  if (node.kind === "broken") throw pathError(node.reason, located.path);
  return { place, node };
}

/** {@link placeOf} with the whole path in its failure. */
function placeAt(engine: Engine, directory: Directory, name: string, path: string): Place {
  try {
    return placeOf(engine, directory, name);
  } catch (error) {
    if (error instanceof VaultError && error.failure.kind === "name-too-long") {
      throw new VaultError({ ...error.failure, path }, { cause: error });
    }
    throw error;
  }
}
