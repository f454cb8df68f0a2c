/**
 * Removing a directory with all below it, deepest first: what was removed
 * before a failure stays removed, and what could not be is still in its place.
 *
 * The files of a directory go one by one without being flushed each: they are
 * gone for good as soon as the directory is, whose removal is flushed. A power
 * cut before that can at most bring some of them back.
 */

import { inParallel } from "../base/in-parallel.ts";
import { pause } from "../base/pause.ts";
import { isFailure, pathError } from "../base/vault-error.ts";
import { removeDirectory } from "./directories.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import type { ProperNode } from "./listing/node-reading.ts";
import { settleDirectory } from "./listing/settle-directory.ts";
import { removeFile } from "./remove.ts";
import { resolveDirectory, resolvePlace } from "./resolve.ts";
import { removeSharedNode } from "./shared-directory.ts";
import { formatPath, type Located, type Segments } from "./vault-path.ts";

/** Files that are removed at once. */
const PARALLEL = 16;

/** Files that are removed under one claim of their directory, before others get a turn. */
const FILES_AT_ONCE = 250;

/** Removes whatever is at a path; of a link, the link only. @throws VaultError `not-found` and what stood in the way */
export async function removeTree(engine: Engine, located: Located): Promise<void> {
  const found = await resolvePlace(engine, located);
  if (found.node === null) throw pathError("not-found", located.path);
  if (found.node.kind !== "directory") return removeFile(engine, located);
  if (await removeSharedNode(engine, located, found)) return;
  await removeMembers(engine, [...located.parent, located.name]);
  return removeDirectory(engine, located);
}

async function removeMembers(engine: Engine, segments: Segments): Promise<void> {
  const members = await membersOf(engine, segments);
  if (members === null) return;
  const others = [...members.strays];
  for (let first = 0; first < members.proper.length; first += FILES_AT_ONCE) {
    if (first > 0) await pause();
    const nodes = members.proper.slice(first, first + FILES_AT_ONCE);
    others.push(...(await removePlainFiles(engine, members.directory, segments, nodes)));
  }
  for (const name of others) {
    await removeIfThere(engine, {
      parent: segments,
      name,
      path: formatPath([...segments, name]),
    });
  }
}

interface Members {
  readonly directory: Directory;
  readonly proper: readonly ProperNode[];
  /** Names of all that lies elsewhere than its name leads to. */
  readonly strays: readonly string[];
}

/** @returns `null` for a directory whose content is missing: nothing can be below it */
async function membersOf(engine: Engine, segments: Segments): Promise<Members | null> {
  try {
    const directory = await resolveDirectory(engine, segments);
    const { proper, strays } = await settleDirectory(engine, directory, segments);
    return { directory, proper, strays: strays.map(({ name }) => name) };
  } catch (error) {
    if (isFailure(error, "broken-node")) return null;
    throw error;
  }
}

/**
 * Removes the nodes that are nothing but a file: that is one step of the disk, and no crash can halve it.
 *
 * @returns the names of all others
 */
async function removePlainFiles(
  engine: Engine,
  { id, contentPath }: Directory,
  segments: Segments,
  nodes: readonly ProperNode[],
): Promise<readonly string[]> {
  const others: string[] = [];
  await engine.mutex.run([id], async () => {
    const names = nodes.map(({ nodeName }) => nodeName);
    const stats = await engine.storage.findInside(contentPath, names);
    await inParallel(nodes.entries(), PARALLEL, async ([index, node]) => {
      const kind = stats[index]?.kind;
      if (kind === "file" && !node.isShortened) {
        engine.assertUnlocked();
        const path = formatPath([...segments, node.name]);
        await inTermsOf(path, () => removeUnlessGone(engine, `${contentPath}/${node.nodeName}`));
      } else if (kind !== undefined) others.push(node.name);
    });
  });
  return others;
}

async function removeUnlessGone({ storage }: Engine, path: string): Promise<void> {
  try {
    await storage.removeFile(path);
  } catch (error) {
    if (!isFailure(error, "not-found")) throw error;
  }
}

/** What others removed while we were at it needs no more. */
async function removeIfThere(engine: Engine, located: Located): Promise<void> {
  try {
    await removeTree(engine, located);
  } catch (error) {
    if (!isFailure(error, "not-found")) throw error;
  }
}
