/** Removing files and links. */

import { pathError } from "../base/vault-error.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { freeCopiesInside } from "./listing/settle-directory.ts";
import { isUnknownDirectory } from "./node.ts";
import { removeNode } from "./node-directory.ts";
import { resolvePlace } from "./resolve.ts";
import type { Located } from "./vault-path.ts";

/** Removes a file, a link or a broken node that is no directory. @throws VaultError `is-a-directory`, `not-downloaded` */
export async function removeFile(engine: Engine, located: Located): Promise<void> {
  const found = await resolvePlace(engine, located);
  await freeCopiesInside(engine, located, found);
  await engine.mutex.run([found.place.directory.id], async () => {
    const { place: current, node } = await resolvePlace(engine, located);
    if (node === null) throw pathError("not-found", located.path);
    if (node.kind === "directory") throw pathError("is-a-directory", located.path);
    if (await isUnknownDirectory(engine, node, current.nodePath)) {
      throw pathError("not-downloaded", located.path);
    }
    await inTermsOf(located.path, () => removeNode(engine, current));
  });
}

/**
 * Removes a file if it is still the version of that revision. Nobody of this process comes between the look and the
 * removal; another one would have to be quicker than the two.
 *
 * @returns false if there is another version or nothing; then nothing was done
 */
export async function removeVersion(
  engine: Engine,
  located: Located,
  revision: string,
): Promise<boolean> {
  const { directory } = (await resolvePlace(engine, located)).place;
  return engine.mutex.run([directory.id], async () => {
    const { place, node } = await resolvePlace(engine, located);
    if (node?.kind !== "file" || node.stat.revision !== revision) return false;
    await inTermsOf(located.path, () => removeNode(engine, place));
    return true;
  });
}
