/**
 * Names in the vault that no client is shown and none may use.
 *
 *     /.latchkey-properties             dead properties (properties/vault-property-store.ts)
 *     /.latchkey-deleted-<16 hex digits>  what was deleted in the window and can be put back
 *                                         until the vault is locked (app/files/deleted-files.ts)
 *     …/.latchkey-copy-<16 hex digits>  a copy of a tree that is not whole yet
 *     …/.latchkey-old-<16 hex digits>   a tree that is being replaced; hidden by its own share only
 *
 * What a crash leaves of a copy stays hidden and is removed by a later listing:
 * its source is still there. What it leaves of a tree that was being replaced
 * shows: it may be all there is of it, and a strange name is better than a loss.
 */

import type { Entry } from "../vault/vault.ts";
import type { ShareState } from "./exchange.ts";
import { childOf, parentOf } from "./vault-path.ts";

export const PROPERTIES_PATH = "/.latchkey-properties";

const PREFIX = "/.latchkey-";
const DELETED = /^\/\.latchkey-deleted-[\da-f]{16}(?:\/|$)/;
const UNFINISHED_COPY = /\/\.latchkey-copy-[\da-f]{16}(?:\/|$)/;

/** Milliseconds after which nobody, on this computer or another, is still at a copy. */
const ABANDONED_MS = 24 * 3_600_000;

/** True if the name is ours, whatever is there. */
export function isReserved(path: string): boolean {
  if (!path.includes(PREFIX)) return false;
  return path === PROPERTIES_PATH || UNFINISHED_COPY.test(path) || DELETED.test(path);
}

/** True for what clients do not see. */
export function isHidden({ hidden }: ShareState, path: string): boolean {
  return hidden.has(path) || isReserved(path);
}

/** True for a folder of the root that holds what was deleted in the window. */
export function holdsDeleted(path: string): boolean {
  return DELETED.test(path);
}

/** A new name for one of these, in the directory of `path`. */
export function newHiddenPath({ random }: ShareState, path: string, use: "copy" | "old"): string {
  const name = `.latchkey-${use}-${Buffer.from(random(8)).toString("hex")}`;
  return childOf(parentOf(path) ?? "/", name);
}

/** True for what a crash has left of a copy, so long ago that it is in nobody's way to remove it. */
export function isAbandonedCopy(
  share: Pick<ShareState, "isReadOnly" | "hidden">,
  path: string,
  entry: Entry,
): boolean {
  if (share.isReadOnly || share.hidden.has(path) || !UNFINISHED_COPY.test(path)) return false;
  // A copy has the time of what it is a copy of, and is as young as it was made.
  return Date.now() - Math.max(entry.modifiedMs, entry.createdMs) > ABANDONED_MS;
}
