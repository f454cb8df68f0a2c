/**
 * Finds out which directories some content directories belong to.
 *
 * A content directory does not say where it is in the tree, so the tree is
 * walked from the root until all are found. Only what was asked for is kept.
 */

import { contentDirectory, MAX_DIRECTORY_ID, parseDirectoryId } from "../format/directory-id.ts";
import type { Directory } from "../vault/directory.ts";
import type { Engine } from "../vault/engine.ts";
import { forOneNode } from "../vault/listing/for-one-node.ts";
import { DIRECTORY_FILE } from "../vault/node.ts";
import { nameNodes } from "./name-nodes.ts";

export interface FoundDirectory {
  readonly directory: Directory;
  /** Cleartext path without a slash at its end; `""` is the root. */
  readonly path: string;
}

/**
 * @param wanted - content directories
 * @param visited - told after each directory that was looked into
 * @returns those that the root leads to, by content directory
 */
export async function findDirectories(
  engine: Engine,
  wanted: Iterable<string>,
  signal?: AbortSignal,
  visited?: () => void,
): Promise<ReadonlyMap<string, FoundDirectory>> {
  const missing = new Set(wanted);
  const found = new Map<string, FoundDirectory>();
  const seen = new Set<string>();
  const queue: FoundDirectory[] = [{ directory: engine.root, path: "" }];
  for (let next = queue.shift(); next && missing.size > 0; next = queue.shift()) {
    signal?.throwIfAborted();
    const { contentPath } = next.directory;
    if (seen.has(contentPath)) continue;
    seen.add(contentPath);
    if (missing.delete(contentPath)) found.set(contentPath, next);
    if (missing.size > 0) queue.push(...(await directoriesIn(engine, next)));
    visited?.();
  }
  return found;
}

async function directoriesIn(
  engine: Engine,
  { directory, path }: FoundDirectory,
): Promise<readonly FoundDirectory[]> {
  const { storage, key } = engine;
  const entries = await forOneNode([], () => storage.list(directory.contentPath));
  const folders = new Set(
    entries.flatMap(({ name, kind }) => (kind === "directory" ? [name] : [])),
  );
  const { proper, strays } = await nameNodes(
    engine,
    directory,
    entries.map(({ name }) => name),
  );
  const found: FoundDirectory[] = [];
  for (const { nodeName, name } of [...proper, ...strays]) {
    if (!folders.has(nodeName)) continue;
    const file = `${directory.contentPath}/${nodeName}/${DIRECTORY_FILE}`;
    const bytes = await forOneNode(null, () => storage.read(file, MAX_DIRECTORY_ID + 1));
    const id = bytes && parseDirectoryId(bytes);
    if (id === null) continue;
    const contentPath = contentDirectory(key, id);
    found.push({ directory: { id, contentPath }, path: `${path}/${name}` });
  }
  return found;
}
