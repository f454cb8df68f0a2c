/**
 * What a node that is a folder stands for.
 *
 *     UnknownType     it holds none of dir.c9r, symlink.c9r, contents.c9r
 *                     empty but for a name: goes; contents.c9r without a long name: becomes the file
 *     AmbiguousType   it holds several: the first in that order counts for every client
 *                     the others get nodes of their own; what does not authenticate goes
 *     SyncConflict    of one of these files a sync client has made a copy
 *                     takes the place of what is missing, gets a node of its own, or goes if nothing new is in it
 *     ForeignFile, LeftoverFile   whatever else lies in it
 */

import { LONG_NAME_FILE } from "../format/long-name.ts";
import type { StorageEntry } from "../storage/storage.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "../vault/node.ts";
import { attempt } from "./attempt.ts";
import { reviewFile, reviewLink } from "./content.ts";
import { reviewDirectoryNode } from "./directory-node.ts";
import type { Problem } from "./problem.ts";
import { all, type FolderReview, found, nothing, type Review } from "./review.ts";
import { unreadableFile } from "./unreadable-file.ts";

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
  readonly others: readonly string[];
}

export function nodeContent(entries: readonly StorageEntry[]): NodeContent {
  const files = new Set(entries.filter(({ kind }) => kind === "file").map(({ name }) => name));
  const types = typeFiles.filter((type) => files.has(type));
  const hasLongName = files.has(LONG_NAME_FILE);
  const own = new Set<string>([...types, ...(hasLongName ? [LONG_NAME_FILE] : [])]);
  const rest = entries.map(({ name }) => name).filter((name) => !own.has(name));
  const isCopy = (name: string): boolean => files.has(name) && originalOf(name) !== null;
  return {
    types,
    hasLongName,
    copies: rest.filter(isCopy).sort(),
    others: rest.filter((name) => !isCopy(name)).sort(),
  };
}

/** The file that a conflict copy in a node is a copy of, e.g. `dir.c9r` of `dir (1).c9r`. */
export function originalOf(name: string): TypeFile | typeof LONG_NAME_FILE | null {
  const copy = /^(dir|symlink|contents|name)(?:[^A-Za-z0-9].*\.c9[rs]|\.c9[rs].+)$/.exec(name);
  const originals = [...typeFiles, LONG_NAME_FILE] as const;
  return (copy && originals.find((file) => file.startsWith(`${copy[1]}.`))) ?? null;
}

/** @param isShortened - true for a node `….c9s` */
export async function reviewNodeFolder(
  review: FolderReview,
  nodePath: string,
  name: string | null,
  isShortened: boolean,
): Promise<Review> {
  const listed = await attempt(() => review.check.access.storage.list(nodePath));
  if ("problem" in listed) return unreadableFile(listed, nodePath, name);
  const content = nodeContent(listed.value);
  return all([
    await reviewType(review, nodePath, name, { ...content, isShortened }),
    found(...extras(nodePath, name, content, isShortened)),
  ]);
}

async function reviewType(
  review: FolderReview,
  nodePath: string,
  name: string | null,
  content: NodeContent & { readonly isShortened: boolean },
): Promise<Review> {
  const [type, ...more] = content.types;
  const problem: Omit<Problem, "id"> = {
    severity: "critical",
    ciphertextPath: nodePath,
    name,
    fixable: true,
  };
  if (type === undefined) {
    // A copy will take the place of what is missing.
    if (content.copies.some((copy) => originalOf(copy) !== LONG_NAME_FILE)) return nothing;
    return found({ ...problem, id: "UnknownType", fixable: content.others.length === 0 });
  }
  if (type === CONTENTS_FILE && !content.isShortened) {
    const fixable = content.others.length === 0 && content.copies.length === 0;
    return found({ ...problem, id: "UnknownType", fixable });
  }
  const typed = await reviewTypeFile(review, nodePath, name, type);
  return more.length > 0
    ? all([typed, found({ ...problem, id: "AmbiguousType", fixable: name !== null })])
    : all([typed, { ...nothing, good: ["KnownType"] }]);
}

function reviewTypeFile(
  review: FolderReview,
  nodePath: string,
  name: string | null,
  type: TypeFile,
): Promise<Review> {
  switch (type) {
    case DIRECTORY_FILE:
      return reviewDirectoryNode(review, nodePath, name);
    case LINK_FILE:
      return reviewLink(review.check, `${nodePath}/${type}`, name);
    case CONTENTS_FILE:
      return reviewFile(review.check, `${nodePath}/${type}`, name);
  }
}

function extras(
  nodePath: string,
  name: string | null,
  { copies, others, hasLongName }: NodeContent,
  isShortened: boolean,
): readonly Problem[] {
  const at = (file: string): Omit<Problem, "id" | "severity" | "fixable"> => ({
    ciphertextPath: `${nodePath}/${file}`,
    name,
  });
  return [
    ...copies.map(
      (copy): Problem => ({
        ...at(copy),
        id: "SyncConflict",
        severity: "warn",
        fixable: true,
      }),
    ),
    // An interrupted move of ours leaves it; it means nothing in a node with a short name.
    ...(hasLongName && !isShortened
      ? [{ ...at(LONG_NAME_FILE), id: "LeftoverFile", severity: "info", fixable: true } as const]
      : []),
    ...others.map(
      (other): Problem => ({
        ...at(other),
        id: "ForeignFile",
        severity: "info",
        fixable: false,
      }),
    ),
  ];
}
