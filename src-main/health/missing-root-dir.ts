/**
 * MissingRootDir: the content directory of the root is not there, so the vault
 * cannot be opened, and all that was in the root belongs to nobody.
 *
 * It is made again, empty; its directories are orphans, and repaired as such.
 */

import { ROOT_ID } from "../format/directory-id.ts";
import { folderPath, hashOfId } from "./content-folder.ts";
import type { ContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";
import type { Problem } from "./problem.ts";
import type { Repair } from "./repair.ts";
import { directoryOfId, makeContentDirectory } from "./repair-building-blocks.ts";

export function missingRootDir(access: HealthAccess, index: ContentIndex): readonly Problem[] {
  const hash = hashOfId(access, ROOT_ID);
  if (index.byHash.has(hash)) return [];
  return [
    {
      id: "MissingRootDir",
      severity: "critical",
      ciphertextPath: folderPath({ hash }),
      fixable: true,
    },
  ];
}

export const repairMissingRootDir: Repair = async (repairing) => {
  const root = directoryOfId(repairing.access, ROOT_ID);
  await repairing.run.perform(await makeContentDirectory(repairing, root));
};
