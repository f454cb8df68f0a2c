/**
 * Exports the content directories that nothing leads to, after everything that
 * the root leads to: those first that no other orphan leads to, and at last
 * those that only lead to each other.
 */

import { contentDirectory, MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import {
  DIRECTORY_ID_BACKUP,
  MAX_DIRECTORY_ID_BACKUP,
  openDirectoryId,
} from "../format/directory-id-backup.ts";
import { valueOrNull } from "../health/attempt.ts";
import { contentDirectories } from "../vault/content-directories.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";
import { salvageDirectory } from "./salvage-directory.ts";
import type { SalvageRun } from "./salvage-run.ts";

export async function salvageOrphans(run: SalvageRun): Promise<void> {
  const orphans: string[] = [];
  for await (const path of contentDirectories(run.engine.storage)) {
    if (!run.visited.has(path)) orphans.push(path);
  }
  // Ids by the content directory that they lead to, as far as orphans lead anywhere.
  const children = new Map<string, string>();
  for (const path of orphans) {
    run.throwIfStopped();
    for (const id of await idsIn(run, path)) {
      const child = contentDirectory(run.engine.key, id);
      if (child !== path) children.set(child, id);
    }
  }
  const tops = orphans.filter((path) => !children.has(path));
  for (const path of [...tops, ...orphans]) {
    if (!run.visited.has(path)) await salvageOrphan(run, path, children.get(path) ?? null);
  }
}

/** @param knownId - of a directory in a circle: what the one that leads to it says */
async function salvageOrphan(
  run: SalvageRun,
  contentPath: string,
  knownId: string | null,
): Promise<void> {
  run.throwIfStopped();
  const { storage } = run.engine;
  run.tally.orphans += 1;
  const id = (await backedUpId(run, contentPath)) ?? knownId;
  const entries = await valueOrNull(() => storage.list(contentPath));
  if (entries?.every(({ name }) => name === DIRECTORY_ID_BACKUP)) {
    run.visited.add(contentPath);
    return;
  }
  const folder = await run.lost.folderFor({ id, contentPath });
  await salvageDirectory(run, { id, contentPath, path: `/${folder}`, folder, isLost: true });
}

/** The id in `dirid.c9r`, if it authenticates and is that of this very directory. */
async function backedUpId({ engine }: SalvageRun, contentPath: string): Promise<string | null> {
  const path = `${contentPath}/${DIRECTORY_ID_BACKUP}`;
  const sealed = await valueOrNull(() => engine.storage.read(path, MAX_DIRECTORY_ID_BACKUP));
  const id = sealed && openDirectoryId(engine.content, sealed);
  return id !== null && contentDirectory(engine.key, id) === contentPath ? id : null;
}

/** The ids of the directories whose nodes lie in a content directory. */
async function idsIn({ engine }: SalvageRun, contentPath: string): Promise<readonly string[]> {
  const { storage } = engine;
  const ids: string[] = [];
  for (const { name, kind } of (await valueOrNull(() => storage.list(contentPath))) ?? []) {
    if (kind !== "directory") continue;
    const path = `${contentPath}/${name}/${DIRECTORY_FILE}`;
    const bytes = await valueOrNull(() => storage.read(path, MAX_DIRECTORY_ID + 1));
    const id = bytes && parseDirectoryId(bytes);
    if (id !== null) ids.push(id);
  }
  return ids;
}
