/**
 * Forgets copies that nobody went on with. A copy of the app waits for its vault and is seen in the window
 * until then; one of the command line that was cut off is named nowhere, and would stay for ever.
 */

import { readdir, rm, rmdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isRunning } from "./journal-file.ts";

/** Journals that are kept at most, and how long after the last file that was copied, in milliseconds. */
export const mostJournals = 100;
export const longestJournalMs = 90 * 24 * 3_600_000;

interface Found {
  /** Absolute, without its ending. */
  readonly path: string;
  readonly modifiedMs: number;
}

/**
 * Removes those that are too old, and the oldest of those that are too many; never one that somebody works on.
 *
 * @param root - holds a folder of journals for each vault
 * @param own - the id of the one that this process works on
 * @param nowMs - milliseconds since 1970
 * @throws what the disk says, if it does not let go of one
 */
export async function pruneJournals(root: string, own: string, nowMs: number): Promise<void> {
  const found = (await journalsBelow(root)).sort((a, b) => b.modifiedMs - a.modifiedMs);
  for (const [index, { path, modifiedMs }] of found.entries()) {
    const isOld = nowMs - modifiedMs > longestJournalMs;
    if (!isOld && index < mostJournals) continue;
    if (basename(path) === own || (await isRunning(`${path}.run`))) continue;
    await rm(`${path}.job`, { force: true });
    await rm(`${path}.run`, { force: true });
    // One that is not empty stays, which is what this call is for.
    await rmdir(dirname(path)).catch(() => undefined);
  }
}

async function journalsBelow(root: string): Promise<Found[]> {
  const names = await readdir(root, { recursive: true }).catch(() => []);
  const found: Found[] = [];
  for (const name of names) {
    if (!name.endsWith(".job")) continue;
    const path = join(root, name);
    // Another call may have come to its end meanwhile.
    const stats = await stat(path).catch(() => null);
    if (stats !== null)
      found.push({ path: path.slice(0, -".job".length), modifiedMs: stats.mtimeMs });
  }
  return found;
}
