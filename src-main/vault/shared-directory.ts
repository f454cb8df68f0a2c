/**
 * Directories to which more than one node leads.
 *
 * Two computers that rename or move one directory, neither knowing of the
 * other, make a node each, and a sync client keeps both. Both show the same
 * content, so whoever takes the one for a copy of the other and removes it must
 * not lose what is in both: only the node goes then. Known are the nodes that
 * this session has seen, as a listing shows them; to look for others would take
 * a walk through the whole vault, which the check does (DirIdCollision).
 */

import { isFailure, pathError } from "../base/vault-error.ts";
import { MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import type { Directory } from "./directory.ts";
import { directoryOf } from "./directory-of.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { freeCopiesInside } from "./listing/settle-directory.ts";
import { removeNode } from "./node-directory.ts";
import { type Found, resolvePlace } from "./resolve.ts";
import type { Located } from "./vault-path.ts";

/**
 * True if another node leads to a directory.
 *
 * @param own - path of the `dir.c9r` that does not count; none if its node is away already
 */
export async function isHeldElsewhere(
  { directories, storage }: Engine,
  { id }: Directory,
  own?: string,
): Promise<boolean> {
  for (const path of directories.nodesOf(id)) {
    if (path === own) continue;
    try {
      if (parseDirectoryId(await storage.read(path, MAX_DIRECTORY_ID + 1)) === id) return true;
    } catch (error) {
      if (!isFailure(error, "not-found") && !isFailure(error, "is-not-a-directory")) throw error;
    }
    directories.forgetNode(id, path);
  }
  return false;
}

/**
 * Removes the node of a directory that another node leads to as well, and leaves what is in it.
 *
 * @returns false if no other does: then nothing was done
 */
export async function removeSharedNode(
  engine: Engine,
  located: Located,
  found: Found,
): Promise<boolean> {
  if (!(await isShared(engine, located, found))) return false;
  await freeCopiesInside(engine, located, found);
  return engine.mutex.run([found.place.directory.id], async () => {
    const current = await resolvePlace(engine, located);
    if (current.node === null) throw pathError("not-found", located.path);
    if (!(await isShared(engine, located, current))) return false;
    await inTermsOf(located.path, () => removeNode(engine, current.place));
    return true;
  });
}

async function isShared(
  engine: Engine,
  { path }: Located,
  { place, node }: Found,
): Promise<boolean> {
  if (node?.kind !== "directory") return false;
  try {
    const directory = await directoryOf(engine, place.directory, place.name, node, path);
    return await isHeldElsewhere(engine, directory, node.dataPath);
  } catch (error) {
    if (isFailure(error, "broken-node")) return false;
    throw error;
  }
}
