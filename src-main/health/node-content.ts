/** What lies in a node that is a folder, sorted by what it is there for. */

import { LONG_NAME_FILE } from "../format/long-name.ts";
import type { StorageEntry } from "../storage/storage.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "../vault/node.ts";

/** In the order in which clients look for them. */
export const typeFiles = [DIRECTORY_FILE, LINK_FILE, CONTENTS_FILE] as const;

export type TypeFile = (typeof typeFiles)[number];

/** What lies in a node that is a folder. */
export interface NodeContent {
  readonly types: readonly TypeFile[];
  /** Conflict copies of the files that belong there. */
  readonly copies: readonly string[];
  readonly hasLongName: boolean;
  /** Everything else. */
  readonly others: readonly StorageEntry[];
}

export function nodeContent(entries: readonly StorageEntry[]): NodeContent {
  const files = new Set(entries.filter(({ kind }) => kind === "file").map(({ name }) => name));
  const types = typeFiles.filter((type) => files.has(type));
  const hasLongName = files.has(LONG_NAME_FILE);
  const own = new Set<string>([...types, ...(hasLongName ? [LONG_NAME_FILE] : [])]);
  const rest = entries.filter(({ name }) => !own.has(name));
  const isCopy = ({ name }: StorageEntry): boolean => files.has(name) && originalOf(name) !== null;
  const copies = rest.filter(isCopy).map(({ name }) => name);
  return {
    types,
    hasLongName,
    copies: copies.sort(),
    others: rest.filter((entry) => !isCopy(entry)),
  };
}

/** The file that a conflict copy in a node is a copy of, e.g. `dir.c9r` of `dir (1).c9r`. */
export function originalOf(name: string): TypeFile | typeof LONG_NAME_FILE | null {
  const copy = /^(dir|symlink|contents|name)(?:[^A-Za-z0-9].*\.c9[rs]|\.c9[rs].+)$/.exec(name);
  const originals = [...typeFiles, LONG_NAME_FILE] as const;
  return (copy && originals.find((file) => file.startsWith(`${copy[1]}.`))) ?? null;
}
