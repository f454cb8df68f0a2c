/** What is known of a path, and its modification time. */

import { isFailure, pathError } from "../base/vault-error.ts";
import { directoryOf } from "./directory-of.ts";
import type { Engine } from "./engine.ts";
import { entryOf, rootEntry } from "./entry.ts";
import { inTermsOf } from "./in-terms-of.ts";
import { resolveExisting, resolvePlace } from "./resolve.ts";
import type { Entry } from "./vault.ts";
import type { Located } from "./vault-path.ts";

/** @throws VaultError `not-found`; what is broken is told in the entry's `failure` */
export async function statEntry(engine: Engine, located: Located): Promise<Entry> {
  const entry = await findEntry(engine, located);
  if (entry === null) throw pathError("not-found", located.path);
  return entry;
}

/** @throws VaultError `not-found` if the directory is missing that it would be in */
export async function findEntry(engine: Engine, located: Located): Promise<Entry | null> {
  const { place, node } = await resolvePlace(engine, located);
  if (node === null) return null;
  return entryOf(engine, place.directory, located.name, node, located.path);
}

/** @throws VaultError `root-missing` */
export async function statRoot(engine: Engine): Promise<Entry> {
  try {
    return rootEntry(await engine.storage.stat(engine.root.contentPath));
  } catch (error) {
    throw isFailure(error, "not-found") ? pathError("not-found", "/", { cause: error }) : error;
  }
}

/** Of a file or link: the time of the ciphertext file; of a directory: that of its content directory (§9.2, §13). */
export async function setModified(
  engine: Engine,
  located: Located,
  modifiedMs: number,
): Promise<void> {
  const { place, node } = await resolveExisting(engine, located);
  await inTermsOf(located.path, async () => {
    const target =
      node.kind === "directory"
        ? (await directoryOf(engine, place.directory, place.name, node, located.path)).contentPath
        : node.dataPath;
    await engine.storage.setModified(target, modifiedMs);
  });
}
