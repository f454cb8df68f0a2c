/**
 * Putting something where something else may be, so that one of the two is
 * there at any time, and the old one goes only when the new one has arrived.
 */

import type { Vault } from "../vault/vault.ts";
import type { ShareState } from "./exchange.ts";
import { newHiddenPath } from "./hidden-names.ts";
import type { Place } from "./place.ts";

/**
 * Moves `from` to a destination.
 *
 * @param isDirectory - `from` is a directory, not a link to one
 */
export async function putInPlace(
  share: ShareState,
  from: string,
  isDirectory: boolean,
  to: Place,
): Promise<void> {
  const { vault } = share;
  if (to.entry === null) return vault.move(from, to.ownPath);
  if (!isDirectory && !isDirectoryNode(to)) return vault.move(from, to.ownPath, { replace: true });

  await withHiddenName(share, to.ownPath, "old", async (aside) => {
    await vault.move(to.ownPath, aside);
    try {
      await vault.move(from, to.ownPath);
    } catch (error) {
      await vault.move(aside, to.ownPath);
      throw error;
    }
    await removeIfPossible(vault, aside);
  });
}

/** True for a directory, false for a link to one. */
export function isDirectoryNode({ path, ownPath, entry }: Place): boolean {
  return path === ownPath && entry?.kind === "directory";
}

/** Runs `work` with a new name in the directory of `path` that no client sees meanwhile. */
export async function withHiddenName<T>(
  share: ShareState,
  path: string,
  use: "copy" | "old",
  work: (hidden: string) => Promise<T>,
): Promise<T> {
  const hidden = newHiddenPath(share, path, use);
  share.hidden.add(hidden);
  try {
    return await work(hidden);
  } finally {
    share.hidden.delete(hidden);
  }
}

/** Removes what is of no more use; that it cannot be removed must not undo what has succeeded. */
export async function removeIfPossible(vault: Vault, path: string): Promise<void> {
  try {
    await vault.removeTree(path);
  } catch {
    // A copy stays hidden; an old version shows under its strange name, where the user can remove it.
  }
}
