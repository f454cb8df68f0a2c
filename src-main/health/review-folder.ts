/** Looks at one content directory as a whole; review-entry.ts looks at what is in it. */

import type { StorageEntry } from "../storage/storage.ts";
import { attempt } from "./attempt.ts";
import { type ContentFolder, folderPath } from "./content-folder.ts";
import { reviewBackup } from "./directory-backup.ts";
import { directoryCycle } from "./directory-cycle.ts";
import { orphanContentDir } from "./orphan-content-dir.ts";
import { isKnown } from "./repair.ts";
import { all, type Check, type FolderReview, found, nothing, type Review } from "./review.ts";
import { unreadableFile } from "./unreadable-file.ts";

export interface OpenedFolder {
  readonly review: FolderReview;
  /** Sorted by name. */
  readonly entries: readonly StorageEntry[];
}

/** Lists a content directory. @returns what is wrong if it cannot be listed; nothing if it is gone */
export async function openFolder(
  check: Check,
  folder: ContentFolder,
): Promise<OpenedFolder | Review> {
  const path = folderPath(folder);
  const listed = await attempt(() => check.access.storage.list(path));
  if ("problem" in listed) return unreadableFile(listed, path);
  const entries = listed.value.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const review = {
    check,
    folder,
    path,
    names: new Set(entries.map(({ name }) => name)),
    references: new Map(folder.references.map((reference) => [reference.node, reference])),
  };
  return { review, entries };
}

export async function reviewFolder({ check, folder, names }: FolderReview): Promise<Review> {
  if (folder.reach === "orphan") return found(orphanContentDir(folder, names, check.index));
  const backup = isKnown(folder) ? await reviewBackup(check.access, folder) : nothing;
  return folder.reach === "cycle"
    ? all([found(directoryCycle(folder)), backup])
    : all([{ ...nothing, good: ["HealthyDir"] }, backup]);
}
