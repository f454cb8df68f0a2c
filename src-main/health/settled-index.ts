import { mayChange, settled } from "./confirm.ts";
import type { ContentFolder } from "./content-folder.ts";
import { type ContentIndex, type IndexOptions, readContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";

const MOST_READINGS = 5;

/**
 * Reads the skeleton of a vault that may be in use. A directory that is being
 * made or removed looks like an orphan, one that is moved lies in two places or
 * in none. So what looks wrong is looked at again a little later, and what did
 * not look wrong before is left out: the next check will see what became of it.
 */
export async function readSettledIndex(
  access: HealthAccess,
  options: IndexOptions,
): Promise<ContentIndex> {
  let index = await readContentIndex(access, options);
  if (!(await mayChange(access))) return index;
  let before: ReadonlySet<string> = new Set();
  for (let readings = 1; readings < MOST_READINGS; readings += 1) {
    const suspects = suspectsOf(index);
    if (isSubset(suspects, before)) break;
    before = suspects;
    await settled();
    index = await readContentIndex(access, options);
  }
  const isNew = (folder: ContentFolder): boolean => isSuspect(folder) && !before.has(folder.hash);
  return { ...index, folders: index.folders.filter((folder) => !isNew(folder)) };
}

/** All that an unlucky moment could have made up. */
function suspectsOf({ folders, firstOfMissing }: ContentIndex): ReadonlySet<string> {
  const hashes = folders.filter(isSuspect).map(({ hash }) => hash);
  return new Set([...hashes, ...firstOfMissing.keys()]);
}

function isSuspect({ reach, referredBy }: ContentFolder): boolean {
  return reach === "orphan" || reach === "cycle" || referredBy.length > 1;
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return [...part].every((each) => whole.has(each));
}
