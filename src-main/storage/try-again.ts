/**
 * Patience with files that another program holds for a moment: sync clients,
 * virus scanners and indexers open what has just changed, and on Windows
 * nobody may rename or remove it meanwhile. After a good second it is the
 * user's to know.
 */

import { codeOf } from "./disk-error.ts";

/** Between one try and the next, in milliseconds: 1.27 seconds in all. */
const DELAYS = [10, 20, 40, 80, 160, 320, 640] as const;

/** What systems answer while somebody else has a file open. */
const busy: ReadonlySet<string> = new Set(["EBUSY", "EAGAIN"]);

/** What Windows answers as well if it is to be renamed or removed; elsewhere these are for good. */
const held: ReadonlySet<string> = new Set(["EPERM", "EACCES"]);

/** @param isMove - a name is to change or go */
export function isBusy(error: unknown, isMove: boolean, platform: NodeJS.Platform): boolean {
  const code = codeOf(error) ?? "";
  return busy.has(code) || (isMove && platform === "win32" && held.has(code));
}

/**
 * Does `work` again and again while it fails as `isWorthIt` says.
 *
 * @param error - what it failed with the first time
 * @throws the last failure
 */
export async function tryAgain<T>(
  error: unknown,
  isWorthIt: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<T> {
  let last = error;
  for (const delay of DELAYS) {
    if (!isWorthIt(last)) break;
    await new Promise((resolve) => setTimeout(resolve, delay));
    try {
      return await work();
    } catch (again) {
      last = again;
    }
  }
  throw last;
}
