/**
 * Finds out how each content directory is reached, and which node is its own.
 *
 * First everything below the root; then everything below directories that no
 * node leads to; what is left leads round in circles, and each is cut at its
 * directory with the smallest hash, so that every check cuts at the same place.
 */

import { ROOT_ID } from "../format/directory-id.ts";
import { backedUpId } from "./backed-up-id.ts";
import { type ContentFolder, hashOfId, type Reference } from "./content-folder.ts";
import type { HealthAccess } from "./health-access.ts";

/** A content directory that is still being described. */
export type OpenFolder = {
  -readonly [K in Exclude<keyof ContentFolder, "references" | "referredBy">]: ContentFolder[K];
} & { references: readonly OpenReference[]; readonly referredBy: OpenReference[] };

export interface OpenReference extends Reference {
  readonly folder: OpenFolder;
  readonly target: OpenFolder | null;
}

/** @param folders - sorted by hash, with all their references */
export async function traceReach(
  access: HealthAccess,
  folders: readonly OpenFolder[],
): Promise<void> {
  const reached = new Set<OpenFolder>();
  const rootHash = hashOfId(access, ROOT_ID);
  for (const root of folders.filter(({ hash }) => hash === rootHash)) {
    Object.assign(root, { reach: "root", id: ROOT_ID });
    descend(root, reached);
  }
  for (const folder of folders) {
    if (reached.has(folder) || folder.referredBy.length > 0) continue;
    Object.assign(folder, { reach: "orphan", id: await backedUpId(access, folder) });
    descend(folder, reached);
  }
  for (const folder of folders) {
    const cut = reached.has(folder) ? null : findCut(folder);
    if (cut?.target === null || cut === null) continue;
    Object.assign(cut.target, { reach: "cycle", owner: cut, id: cut.id });
    descend(cut.target, reached);
  }
}

/** Marks all that can be reached from `top`, level by level: the shortest way to a directory is the one that counts. */
function descend(top: OpenFolder, reached: Set<OpenFolder>): void {
  reached.add(top);
  const queue = [top];
  for (const folder of queue) {
    for (const reference of folder.references) {
      const { target } = reference;
      if (target === null || reached.has(target)) continue;
      Object.assign(target, { reach: "child", owner: reference, id: reference.id });
      reached.add(target);
      queue.push(target);
    }
  }
}

/** Where to cut the circle that leads to `start`, which is known to be in or below one. */
function findCut(start: OpenFolder): OpenReference | null {
  const above = (folder: OpenFolder): OpenFolder | undefined => folder.referredBy[0]?.folder;
  const seen = new Set<OpenFolder>();
  let inCircle: OpenFolder | undefined = start;
  while (inCircle !== undefined && !seen.has(inCircle)) {
    seen.add(inCircle);
    inCircle = above(inCircle);
  }
  let smallest = inCircle;
  for (
    let folder = inCircle && above(inCircle);
    folder !== undefined && folder !== inCircle;
    folder = above(folder)
  ) {
    if (smallest === undefined || folder.hash < smallest.hash) smallest = folder;
  }
  return smallest?.referredBy[0] ?? null;
}
