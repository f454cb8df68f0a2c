/**
 * Gives conflict copies a place of their own, as the official client does when
 * it lists a directory (docs/vault-format.md §12):
 *
 * - nothing has the name of the original: the copy gets it;
 * - the copy holds what the original holds (the same directory id, the same
 *   link, the same content, all of it proven): it goes;
 * - otherwise it gets the name under which it is listed anyway.
 *
 * What lies loose in the folder of another node (copies-inside.ts) gets a node
 * of its own the same way, or completes the node if that has lost its file.
 *
 * Only copies that end like a node: others no client sees, and some are of
 * downloads under way. Nothing is ever replaced, and what is half there yet is
 * left alone: its sync client is not done with it.
 */

import { isFailure } from "../../base/vault-error.ts";
import { clearSize } from "../../format/chunk-layout.ts";
import type { Directory } from "../directory.ts";
import type { Engine } from "../engine.ts";
import { assertNameFits } from "../limits/assert-name-fits.ts";
import { moveInto } from "../move-node.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, findNode, LINK_FILE, type Node, placeOf } from "../node.ts";
import { removeNode } from "../node-directory.ts";
import type { Place } from "../place.ts";
import type { Existing } from "../resolve.ts";
import { isSameContent } from "../same-content.ts";
import { formatPath, type Segments } from "../vault-path.ts";
import { claimName } from "./claim-name.ts";
import { holdsMore } from "./copies-inside.ts";
import { isSamePointer } from "./equal-nodes.ts";
import type { Stray } from "./node-reading.ts";
import { strayNode } from "./stray-node.ts";
import type { Survey } from "./survey-directory.ts";

/**
 * Bytes of ciphertext up to which two files are compared: a listing must not
 * take seconds. Larger copies get a name of their own, whatever they hold.
 */
const MOST_COMPARED = 16 * 1_048_576;

/** The file in its folder that makes a node what it is. */
const dataFiles = { directory: DIRECTORY_FILE, symlink: LINK_FILE, file: CONTENTS_FILE } as const;

/** How long a copy that could not be resolved is left alone, in milliseconds. */
const TRY_AGAIN_AFTER = 60_000;

/** @returns true if anything lies elsewhere now: the survey is old then */
export async function resolveConflicts(
  engine: Engine,
  directory: Directory,
  segments: Segments,
  survey: Survey,
): Promise<boolean> {
  let hasChanged = false;
  // What lies in the folder of a copy comes out before that goes.
  const all = [...survey.equal, ...survey.strays];
  const inOrder = [...all.filter(({ loose }) => loose), ...all.filter(({ loose }) => !loose)];
  for (const stray of inOrder) {
    if (stray.form !== "copy" || !isDue(engine, directory, stray)) continue;
    const name = await tryToResolve(engine, directory, segments, { stray, survey });
    if (name === null) continue;
    hasChanged = true;
    engine.events.tell({
      kind: "conflict-resolved",
      path: formatPath([...segments, stray.original]),
      ciphertextPath: pathOf(directory, stray),
      resolvedPath: formatPath([...segments, name]),
    });
  }
  return hasChanged;
}

interface Conflict {
  readonly stray: Stray;
  readonly survey: Survey;
}

/** @returns the name that has what the copy held; `null` if it stays as it is */
async function tryToResolve(
  engine: Engine,
  directory: Directory,
  segments: Segments,
  conflict: Conflict,
): Promise<string | null> {
  const { stray } = conflict;
  try {
    return await engine.mutex.run([directory.id], () =>
      resolve(engine, directory, segments, conflict),
    );
  } catch (error) {
    if (isFailure(error, "locked") || isFailure(error, "not-reachable")) throw error;
    engine.unresolved.set(pathOf(directory, stray), engine.world.now());
    engine.events.tell({
      kind: "conflict-not-resolved",
      path: formatPath([...segments, stray.name]),
      ciphertextPath: pathOf(directory, stray),
    });
    return null;
  }
}

function isDue(engine: Engine, directory: Directory, stray: Stray): boolean {
  const triedMs = engine.unresolved.get(pathOf(directory, stray));
  return triedMs === undefined || engine.world.now() - triedMs > TRY_AGAIN_AFTER;
}

async function resolve(
  engine: Engine,
  directory: Directory,
  segments: Segments,
  { stray, survey }: Conflict,
): Promise<string | null> {
  const node = await strayNode(engine, directory, stray);
  if (node === null || !isWhole(engine, node)) return null;
  const original = placeOf(engine, directory, stray.original);
  const place: Place = { ...original, ...shapeOf(directory, stray) };
  const source = { place, node };

  const proper = await findNode(engine, original);
  if (stray.loose && proper?.kind === "broken") {
    // What is only not downloaded will come.
    if (proper.reason === "not-downloaded") return null;
    return completeNode(engine, segments, source, original);
  }
  const holder = proper ?? (await otherHolder(engine, original, stray, survey));
  if (holder === null) return moveTo(engine, segments, source, original);
  if (await isSame(engine, node, holder)) {
    if (isFolder(source) && (await holdsMore(engine, node.dataPath))) return null;
    await removeNode(engine, place);
    return stray.original;
  }
  return moveTo(engine, segments, source, placeOf(engine, directory, stray.name));
}

/** The node has lost the file that this is a copy of: the copy takes its place. */
async function completeNode(
  engine: Engine,
  segments: Segments,
  { place, node }: Existing,
  original: Place,
): Promise<string> {
  await claimName(engine.storage, node.dataPath, `${original.nodePath}/${dataFiles[node.kind]}`);
  await engine.storage.syncDirectory(original.nodePath);
  if (node.kind === "file") {
    await engine.fileMoved(place, original, formatPath([...segments, original.name]));
  }
  return original.name;
}

/** Content and directory ids that are not there yet may come any moment. */
function isWhole(engine: Engine, node: Node): node is Existing["node"] {
  if (node.kind === "broken" || node.stat.size === 0) return false;
  return node.kind !== "file" || clearSize(engine.content.layout, node.stat.size) !== null;
}

/** What is listed under the name of the original although it lies elsewhere; `null` if nothing is. */
async function otherHolder(
  engine: Engine,
  original: Place,
  stray: Stray,
  { strays }: Survey,
): Promise<Node | null> {
  if (stray.name === stray.original) return null;
  const other = strays.find(({ name }) => name === stray.original);
  return other ? strayNode(engine, original.directory, other) : null;
}

async function isSame(engine: Engine, copy: Existing["node"], holder: Node): Promise<boolean> {
  if (await isSamePointer(engine, copy, holder)) return true;
  if (copy.kind !== "file" || holder.kind !== "file") return false;
  const paths = [copy.dataPath, holder.dataPath] as const;
  if (!(await isSameContent(engine, paths, MOST_COMPARED))) return false;
  // What was compared is still what lies there.
  return (await isUnchanged(engine, copy)) && (await isUnchanged(engine, holder));
}

async function isUnchanged(
  { storage }: Engine,
  { dataPath, stat }: Existing["node"],
): Promise<boolean> {
  return (await storage.find(dataPath))?.revision === stat.revision;
}

/** @returns the name of `target`; `null` if something has come there meanwhile */
async function moveTo(
  engine: Engine,
  segments: Segments,
  source: Existing,
  target: Place,
): Promise<string | null> {
  const { place, node } = source;
  if ((await findNode(engine, target)) !== null) return null;
  await assertNameFits(engine, target);
  const { storage } = engine;
  if (place.isShortened && target.isShortened && target.name === place.name) {
    // All that is wrong with it is the name of its folder, which nothing can be in the way of.
    await storage.rename(place.nodePath, target.nodePath);
  } else if (node.kind === "file" && !place.isShortened && !target.isShortened) {
    await claimName(storage, place.nodePath, target.nodePath);
  } else {
    // Of a file only the file moves; its folder goes.
    const isEmptied = node.kind === "file" && isFolder(source);
    if (isEmptied && (await holdsMore(engine, node.dataPath))) return null;
    await moveInto(engine, source, { place: target, node: null });
  }
  await storage.syncDirectory(target.directory.contentPath);
  if (node.kind === "file") {
    await engine.fileMoved(place, target, formatPath([...segments, target.name]));
  }
  return target.name;
}

/** True for a node that is a folder: one of its files is what it is, and others may lie beside that. */
function isFolder({ place, node }: Existing): boolean {
  return node.dataPath !== place.nodePath;
}

function shapeOf(directory: Directory, stray: Stray): Pick<Place, "nodePath" | "isShortened"> {
  return { nodePath: pathOf(directory, stray), isShortened: stray.isShortened };
}

function pathOf(directory: Directory, { nodeName }: Pick<Stray, "nodeName">): string {
  return `${directory.contentPath}/${nodeName}`;
}
