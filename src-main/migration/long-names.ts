/** The folder `m` of formats 5 and 6, in which the long names lie. A vault without long names may have none. */

import { LEGACY_LONG_NAME_FOLDER } from "../format/legacy-name.ts";
import type { Storage } from "../storage/storage.ts";
import { removeDraftFolder } from "../vault/node-directory.ts";

export async function hasLongNames(storage: Storage): Promise<boolean> {
  return (await storage.list("")).some(
    ({ name, kind }) => name === LEGACY_LONG_NAME_FOLDER && kind === "directory",
  );
}

/** Nothing is left in it that is not in the nodes themselves. */
export async function removeLongNames(storage: Storage): Promise<void> {
  if (!(await hasLongNames(storage))) return;
  await removeDraftFolder(storage, LEGACY_LONG_NAME_FOLDER);
  await storage.syncDirectory("");
}
