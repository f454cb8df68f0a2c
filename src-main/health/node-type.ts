/**
 * What a node that is a folder stands for.
 *
 *     UnknownType     it holds none of dir.c9r, symlink.c9r, contents.c9r
 *                     empty but for a name: goes; contents.c9r without a long name: becomes the file
 *     AmbiguousType   it holds several: the first in that order counts for every client
 *                     the others get nodes of their own; what does not authenticate goes
 *     SyncConflict    of one of these files a sync client has made a copy
 *                     takes the place of what is missing, gets a node of its own, or goes if nothing new is in it
 *     LeftoverFile    a name.c9s that means nothing
 *                     goes
 *
 * What else lies in it is a stray (review-stray.ts).
 */

import { LONG_NAME_FILE } from "../format/long-name.ts";
import { CONTENTS_FILE, DIRECTORY_FILE, LINK_FILE } from "../vault/node.ts";
import { attempt } from "./attempt.ts";
import { reviewFile, reviewLink } from "./content.ts";
import { reviewDirectoryNode } from "./directory-node.ts";
import { type NodeContent, nodeContent, originalOf, type TypeFile } from "./node-content.ts";
import type { Problem } from "./problem.ts";
import { all, type FolderReview, found, nothing, type Review } from "./review.ts";
import { reviewStray } from "./review-stray.ts";
import { unreadableFile } from "./unreadable-file.ts";

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
  const others: Review[] = [];
  for (const other of content.others) {
    others.push(await reviewStray(review.check, `${nodePath}/${other.name}`, other.kind));
  }
  return all([
    await reviewType(review, nodePath, name, { ...content, isShortened }),
    found(...extras(nodePath, name, content, isShortened)),
    ...others,
  ]);
}

async function reviewType(
  review: FolderReview,
  nodePath: string,
  name: string | null,
  content: NodeContent & { readonly isShortened: boolean },
): Promise<Review> {
  const [type, ...more] = content.types;
  const fixable = content.others.length === 0 && content.copies.length === 0;
  const problem: Omit<Problem, "id"> = {
    severity: "critical",
    ciphertextPath: nodePath,
    name,
    fixable: true,
  };
  if (type === undefined) {
    // A copy will take the place of what is missing.
    if (content.copies.some((copy) => originalOf(copy) !== LONG_NAME_FILE)) return nothing;
    return found({ ...problem, id: "UnknownType", fixable });
  }
  if (type === CONTENTS_FILE && !content.isShortened) {
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
  { copies, hasLongName }: NodeContent,
  isShortened: boolean,
): readonly Problem[] {
  const at = (file: string): Pick<Problem, "ciphertextPath" | "name"> => ({
    ciphertextPath: `${nodePath}/${file}`,
    name,
  });
  const leftover: Problem = {
    ...at(LONG_NAME_FILE),
    id: "LeftoverFile",
    severity: "info",
    fixable: true,
  };
  const conflicts = copies.map(
    (copy): Problem => ({
      ...at(copy),
      id: "SyncConflict",
      severity: "warn",
      fixable: name !== null,
    }),
  );
  return [...conflicts, ...(hasLongName && !isShortened ? [leftover] : [])];
}
