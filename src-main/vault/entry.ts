/** What a listing tells of a node. */

import { failureOf, isFailure, pathError } from "../base/vault-error.ts";
import { clearSize } from "../format/chunk-layout.ts";
import type { StorageStat } from "../storage/storage.ts";
import type { Directory } from "./directory.ts";
import { directoryOf } from "./directory-of.ts";
import type { Engine } from "./engine.ts";
import { type Node, statOrNull } from "./node.ts";
import type { Entry } from "./vault.ts";

/**
 * @param parent - the directory that holds the node
 * @param path - cleartext path of the node, for its failure
 */
export async function entryOf(
  engine: Engine,
  parent: Directory,
  name: string,
  node: Node,
  path: string,
): Promise<Entry> {
  switch (node.kind) {
    case "broken":
      return {
        ...times(name, node.stat),
        kind: node.stat.kind === "directory" ? "directory" : "file",
        failure: { kind: node.reason, path },
      };
    case "symlink":
      return { ...times(name, node.stat), kind: "symlink" };
    case "file":
      return fileEntry(engine, name, node.stat, path);
    case "directory":
      return directoryEntry(engine, parent, name, node, path);
  }
}

export function fileEntry(engine: Engine, name: string, stat: StorageStat, path: string): Entry {
  const entry = wholeFileEntry(engine, name, stat);
  if (entry !== null) return entry;
  // A file of 0 bytes is what a sync client makes before it fetches the content.
  const failure = { kind: stat.size === 0 ? "broken-node" : "tampered", path } as const;
  return { ...times(name, stat), kind: "file", failure };
}

/** @returns `null` if no content has the size of the ciphertext file */
export function wholeFileEntry(engine: Engine, name: string, stat: StorageStat): Entry | null {
  const size = clearSize(engine.content.layout, stat.size);
  if (size === null) return null;
  const { modifiedMs, createdMs, revision } = stat;
  return { name, kind: "file", size, modifiedMs, createdMs, revision };
}

async function directoryEntry(
  engine: Engine,
  parent: Directory,
  name: string,
  node: Extract<Node, { dataPath: string }>,
  path: string,
): Promise<Entry> {
  const entry: Entry = { ...times(name, node.stat), kind: "directory" };
  try {
    const { contentPath } = await directoryOf(engine, parent, name, node, path);
    const stat = await statOrNull(engine, contentPath);
    if (stat?.kind !== "directory") throw pathError("broken-node", path);
    return { ...times(name, stat), kind: "directory" };
  } catch (error) {
    if (isFailure(error, "locked")) throw error;
    return { ...entry, failure: failureOf(error) };
  }
}

export function rootEntry(stat: StorageStat): Entry {
  return { ...times("", stat), kind: "directory" };
}

function times(name: string, stat: StorageStat): Omit<Entry, "kind"> {
  const { modifiedMs, createdMs, revision } = stat;
  return { name, size: null, modifiedMs, createdMs, revision };
}
