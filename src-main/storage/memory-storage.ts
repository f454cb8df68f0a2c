/**
 * The storage port in memory: a small real file system for tests, held to the
 * same suite as the disk (storage.test.ts).
 */

import { pathError } from "../base/vault-error.ts";
import { memoryFile, memoryStat } from "./memory-file.ts";
import { MemoryTree } from "./memory-tree.ts";
import type { Storage, StorageStat } from "./storage.ts";

/** Bytes a memory disk says it holds. */
const TOTAL_BYTES = 2 ** 40;

export function memoryStorage(now: () => number = Date.now): Storage {
  const tree = new MemoryTree(now);
  return {
    stat: async (path) => memoryStat(tree.find(path)),

    find: async (path) => statIn(tree, path),
    findEach: async (paths) => paths.map((path) => statIn(tree, path)),
    findInside: async (folder, names) => names.map((name) => statIn(tree, `${folder}/${name}`)),

    list: async (path) =>
      [...tree.folder(path)].map(([name, { content }]) => ({
        name,
        kind: content instanceof Map ? "directory" : "file",
      })),

    open: async (path, mode) => {
      const node = mode === "create" ? tree.make(path, new Uint8Array()) : tree.find(path);
      if (node.content instanceof Map) throw pathError("is-a-directory", path);
      return memoryFile(node, mode !== "read", now, path);
    },

    read: async (path, maxBytes) => {
      const { content } = tree.find(path);
      if (content instanceof Map) throw pathError("is-a-directory", path);
      return content.slice(0, maxBytes);
    },

    makeDirectory: async (path) => {
      tree.make(path, new Map());
    },
    removeDirectory: async (path) => {
      tree.remove(path, "directory");
    },
    removeFile: async (path) => {
      tree.remove(path, "file");
    },
    rename: async (from, to) => {
      tree.rename(from, to);
    },
    link: async (from, to) => {
      tree.link(from, to);
      return true;
    },

    clone: async (from, to) => {
      const { content } = tree.find(from);
      if (content instanceof Map) throw pathError("is-a-directory", from);
      tree.make(to, content.slice());
      return true;
    },

    setModified: async (path, modifiedMs) => {
      const node = tree.find(path);
      node.modifiedMs = modifiedMs;
      node.changes += 1;
    },
    syncDirectory: async (path) => {
      tree.folder(path);
    },
    isReadOnly: async () => false,
    space: async () => ({ freeBytes: TOTAL_BYTES, totalBytes: TOTAL_BYTES }),
  };
}

function statIn(tree: MemoryTree, path: string): StorageStat | null {
  const node = tree.findOrNull(path);
  return node && memoryStat(node);
}
