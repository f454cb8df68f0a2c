/**
 * A place to try out what names and paths a disk takes: a folder as deep below
 * the vault folder as those that hold nodes.
 *
 *     ~lk….tmp/ccc…c        as long as  d/XX/Y…Y
 *
 * It is a draft folder beside `d`, where no client looks, and gone again at the end.
 */

import type { Storage } from "../../storage/storage.ts";
import { discard } from "../node-directory.ts";

/** Characters of `d/XX/Y…Y`. */
export const CONTENT_PATH = 35;

/** @param draft - name for the outer folder */
export async function inProbeFolder<T>(
  storage: Storage,
  draft: string,
  tryOut: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = `${draft}/${"c".repeat(CONTENT_PATH - draft.length - 1)}`;
  try {
    await storage.makeDirectory(draft);
    await storage.makeDirectory(folder);
    return await tryOut(folder);
  } finally {
    await discard(storage, draft);
  }
}
