/**
 * Which directory a directory node stands for, remembered: its id and where its content lies.
 *
 * An entry is good as long as the `dir.c9r` it was read from has not changed:
 * the caller hands in the revision it sees now. Bounded, so that a walk over a
 * million directories does not fill the memory.
 */

import type { Directory } from "./directory.ts";

const MOST_ENTRIES = 10_000;

export interface DirectoryCache {
  get(parentId: string, name: string, revision: string): Directory | null;
  set(parentId: string, name: string, revision: string, directory: Directory): void;
  clear(): void;
}

export function directoryCache(): DirectoryCache {
  const entries = new Map<string, { readonly revision: string; readonly directory: Directory }>();
  // NUL is in no name and no id that we accept.
  const keyOf = (parentId: string, name: string): string => `${parentId}\0${name}`;
  return {
    get(parentId, name, revision) {
      const entry = entries.get(keyOf(parentId, name));
      return entry?.revision === revision ? entry.directory : null;
    },
    set(parentId, name, revision, directory) {
      if (entries.size >= MOST_ENTRIES) {
        // A Map keeps the order of insertion: the first key is the oldest.
        for (const oldest of [...entries.keys()].slice(0, MOST_ENTRIES / 10)) {
          entries.delete(oldest);
        }
      }
      entries.set(keyOf(parentId, name), { revision, directory });
    },
    clear() {
      entries.clear();
    },
  };
}
