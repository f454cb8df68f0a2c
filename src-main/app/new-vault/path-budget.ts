/**
 * How long the names in a vault may be, for its paths to fit on a disk.
 *
 * The longest paths of a vault are (docs/vault-format.md §7, §8)
 *
 *     <vault>/d/AB/CDEF…(30)/<name up to the threshold>/symlink.c9r
 *     <vault>/d/AB/CDEF…(30)/<28>.c9s/contents.c9r
 */

import { thresholdRange } from "../../../src-shared/model/new-vault.ts";

/** `/d/AB/` and 30 characters and `/`. */
const BEFORE_NAME = 37;
const AFTER_NAME = "/symlink.c9r".length;
const SHORTENED = 32 + "/contents.c9r".length;

/** What programs of a platform take for a path, characters. */
const limits = { windows: 259, macos: 1023, linux: 4095 } as const;

/** @returns the highest threshold that fits, `null` if none is low enough */
export function thresholdForPath(vaultPath: string, platform: keyof typeof limits): number | null {
  const room = limits[platform] - vaultPath.length - BEFORE_NAME;
  if (room < SHORTENED) return null;
  const threshold = Math.min(room - AFTER_NAME, thresholdRange.most);
  return threshold < thresholdRange.least ? null : threshold;
}
