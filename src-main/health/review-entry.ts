/** Looks at one entry of a content directory: what it is by its name, then what is in it. */

import { findCipherName, takeApart } from "../format/conflict-name.ts";
import { NODE_SUFFIX } from "../format/file-name.ts";
import type { StorageEntry } from "../storage/storage.ts";
import { reviewFile } from "./content.ts";
import { entryForm, isShortenedName } from "./entry-form.ts";
import { cloudPlaceholder } from "./foreign-file.ts";
import { reviewDraft } from "./leftovers.ts";
import { legalOrNull } from "./long-name.ts";
import { looseDirFile } from "./loose-dir-file.ts";
import { reviewName } from "./node-name.ts";
import { reviewNodeFolder } from "./node-type.ts";
import type { Problem } from "./problem.ts";
import { isKnown } from "./repair.ts";
import { all, type FolderReview, found, nothing, type Review } from "./review.ts";
import { reviewStray } from "./review-stray.ts";

export async function reviewEntry(review: FolderReview, entry: StorageEntry): Promise<Review> {
  const path = `${review.path}/${entry.name}`;
  const form = entryForm(entry.name);
  const isSmallFile = form === "backup" || form === "backup-copy" || form === "dir-file";
  if (isSmallFile && entry.kind !== "file") return reviewStray(review.check, path, entry.kind);
  switch (form) {
    case "backup":
      return nothing;
    case "backup-copy":
      return found({ id: "SyncConflict", severity: "warn", ciphertextPath: path, fixable: true });
    case "dir-file":
      return found(looseDirFile(path));
    case "draft":
      return reviewDraft(review.check, review.folder, path);
    case "placeholder":
      return found(cloudPlaceholder(path, placeholderName(review, entry.name)));
    case "foreign":
      return reviewStray(review.check, path, entry.kind);
    case "node":
    case "odd-node":
      return reviewNode(review, entry, path);
  }
}

function placeholderName({ check, folder }: FolderReview, node: string): string | null {
  const odd = takeApart(node, NODE_SUFFIX);
  const inner = odd && isKnown(folder) ? findCipherName(check.access.key, odd, folder.id) : null;
  return legalOrNull(inner?.name.normalize("NFC") ?? null);
}

async function reviewNode(
  review: FolderReview,
  entry: StorageEntry,
  path: string,
): Promise<Review> {
  const { name, problems } = await reviewName(review, entry);
  if (problems.some(isNobodys)) return found(...problems);
  const isShortened = isShortenedName(entry.name);
  const content = await reviewContent(review, entry, path, { name, isShortened });
  // The node of a directory that another node stands for already goes as it is; its name does not matter.
  const isCollision = content.problems.some(({ id }) => id === "DirIdCollision");
  const isMoot = ({ id }: Problem): boolean =>
    isCollision && (id === "SyncConflict" || id === "DuplicateName");
  const good = isShortened && problems.length === 0 && entry.kind === "directory";
  return all([
    { ...nothing, good: good ? ["ValidShortenedFile"] : [] },
    found(...problems.filter((problem) => !isMoot(problem))),
    content,
  ]);
}

/** What has no name and nothing of this vault in it: there is no more to say about it. */
function isNobodys({ id, fixable }: Problem): boolean {
  return id === "ForeignFile" || (id === "UndecryptableName" && !fixable);
}

async function reviewContent(
  review: FolderReview,
  entry: StorageEntry,
  path: string,
  { name, isShortened }: { readonly name: string | null; readonly isShortened: boolean },
): Promise<Review> {
  if (entry.kind === "directory") return reviewNodeFolder(review, path, name, isShortened);
  if (entry.kind === "file" && !isShortened) return reviewFile(review.check, path, name);
  // A link of the host, or a file where a folder belongs: no client takes it for anything.
  return found({
    id: "UnknownType",
    severity: "critical",
    ciphertextPath: path,
    name,
    fixable: false,
  });
}
