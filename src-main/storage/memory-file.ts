import { pathError } from "../base/vault-error.ts";
import type { StorageFile, StorageStat } from "./storage.ts";

/** A file or folder of a memory disk. Names live in the folder, so a renamed or removed file stays readable. */
export interface MemoryNode {
  readonly inode: number;
  content: Uint8Array | Map<string, MemoryNode>;
  readonly createdMs: number;
  modifiedMs: number;
  /** Counts changes: what a real disk tells by its change time. */
  changes: number;
}

export function memoryStat(node: MemoryNode): StorageStat {
  const isFolder = node.content instanceof Map;
  return {
    kind: isFolder ? "directory" : "file",
    size: node.content instanceof Map ? 0 : node.content.length,
    modifiedMs: node.modifiedMs,
    createdMs: node.createdMs,
    revision: `${node.inode}-${node.changes}`,
  };
}

export function memoryFile(
  node: MemoryNode,
  writable: boolean,
  now: () => number,
  path: string,
): StorageFile {
  let isOpen = true;

  function bytes(): Uint8Array {
    if (!isOpen || node.content instanceof Map) throw new Error("file is closed");
    return node.content;
  }

  function resize(size: number): Uint8Array {
    if (!writable) throw pathError("permission-denied", path);
    const old = bytes();
    const grown = new Uint8Array(size);
    grown.set(old.subarray(0, size));
    node.content = grown;
    node.modifiedMs = now();
    node.changes += 1;
    return grown;
  }

  return {
    read: async (target, position) => {
      const part = bytes().subarray(position, position + target.length);
      target.set(part);
      return part.length;
    },
    write: async (data, position) => {
      resize(Math.max(bytes().length, position + data.length)).set(data, position);
    },
    truncate: async (size) => {
      resize(size);
    },
    stat: async () => {
      bytes();
      return memoryStat(node);
    },
    setModified: async (modifiedMs) => {
      bytes();
      node.modifiedMs = modifiedMs;
      node.changes += 1;
    },
    sync: async () => {
      bytes();
    },
    close: async () => {
      isOpen = false;
    },
  };
}
