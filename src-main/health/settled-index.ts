import type { ContentFolder } from "./content-folder.ts";
import { type ContentIndex, type IndexOptions, readContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";

const MOST_READINGS = 4;

/**
 * Reads the skeleton of a vault that may be in use, by us, by another process
 * or by a sync client. While its directories are read one after the other, some
 * are made, moved and removed; what looks wrong because of that looks different
 * when it is read again.
 */
export async function readSettledIndex(
  access: HealthAccess,
  options: IndexOptions,
): Promise<ContentIndex> {
  let index = await readContentIndex(access, options);
  for (let readings = 1; readings < MOST_READINGS; readings += 1) {
    const suspects = suspectsOf(index);
    if (suspects === "") return index;
    index = await readContentIndex(access, options);
    if (suspectsOf(index) === suspects) return index;
  }
  return index;
}

/** All that an unlucky moment could have made up. */
function suspectsOf({ folders, firstOfMissing }: ContentIndex): string {
  const isSuspect = ({ reach, referredBy }: ContentFolder): boolean =>
    reach === "orphan" || reach === "cycle" || referredBy.length > 1;
  const hashes = folders.filter(isSuspect).map(({ hash }) => hash);
  return [...hashes, ...firstOfMissing.keys()].join("\n");
}
