/** Removing files, links and whole trees. */

import { isFailure, pathError } from "../base/vault-error.ts";
import { removeDirectory } from "./directories.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { listDirectory } from "./list-directory.ts";
import { freeCopiesInside } from "./listing/settle-directory.ts";
import { removeNode } from "./node-directory.ts";
import { resolvePlace } from "./resolve.ts";
import { formatPath, type Located, type Segments } from "./vault-path.ts";

/** Removes a file, a link or a broken node that is no directory. @throws VaultError `is-a-directory` */
export async function removeFile(engine: Engine, located: Located): Promise<void> {
  const found = await resolvePlace(engine, located);
  await freeCopiesInside(engine, located, found);
  await engine.mutex.run([found.place.directory.id], async () => {
    const { place: current, node } = await resolvePlace(engine, located);
    if (node === null) throw pathError("not-found", located.path);
    if (node.kind === "directory") throw pathError("is-a-directory", located.path);
    await inTermsOf(located.path, () => removeNode(engine, current));
  });
}

/** Removes whatever is there, deepest first; what was removed before a failure stays removed. */
export async function removeTree(engine: Engine, located: Located): Promise<void> {
  const { node } = await resolvePlace(engine, located);
  if (node === null) throw pathError("not-found", located.path);
  if (node.kind !== "directory") return removeFile(engine, located);

  const segments = [...located.parent, located.name];
  for (const entry of await listOrNothing(engine, segments)) {
    await removeTree(engine, {
      parent: segments,
      name: entry.name,
      path: formatPath([...segments, entry.name]),
    });
  }
  return removeDirectory(engine, located);
}

/** Nothing can be below a directory whose content is missing. */
async function listOrNothing(engine: Engine, segments: Segments) {
  try {
    return await listDirectory(engine, segments);
  } catch (error) {
    if (isFailure(error, "broken-node")) return [];
    throw error;
  }
}
