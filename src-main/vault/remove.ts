/** Removing files and links. */

import { pathError } from "../base/vault-error.ts";
import type { Engine } from "./engine.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { freeCopiesInside } from "./listing/settle-directory.ts";
import { removeNode } from "./node-directory.ts";
import { resolvePlace } from "./resolve.ts";
import type { Located } from "./vault-path.ts";

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
