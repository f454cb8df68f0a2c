/**
 * DirectoryCycle: directories that lead to each other in a circle, with no way
 * to them from the root. A walk that comes upon one would never end.
 *
 * The circle is cut at one node, which moves to `LOST+FOUND`; everything in it
 * can be reached from there.
 */

import { DIRECTORY_FILE } from "../vault/node.ts";
import { clearNameOf } from "./clear-paths.ts";
import { type ContentFolder, folderPath, splitCipherPath } from "./content-folder.ts";
import { legalOrNull, madeUpName } from "./long-name.ts";
import { lostAndFound } from "./lost-and-found.ts";
import { moveNode } from "./move-node.ts";
import type { Problem } from "./problem.ts";
import type { Repair } from "./repair.ts";
import { nameOrCopy } from "./repair-building-blocks.ts";

export function directoryCycle(folder: ContentFolder): Problem {
  return {
    id: "DirectoryCycle",
    severity: "critical",
    ciphertextPath: folderPath(folder),
    fixable: true,
  };
}

export const repairCycle: Repair = async (repairing, finding) => {
  const { access, index } = repairing;
  const folder = index.byHash.get(splitCipherPath(finding.ciphertextPath).hash);
  if (folder?.reach !== "cycle" || folder.owner === null) return;
  const { folder: holder, node } = folder.owner;
  const clear = await clearNameOf(access, holder, node);
  const name =
    legalOrNull(clear?.normalize("NFC") ?? null) ?? madeUpName(repairing, DIRECTORY_FILE);
  await moveNode(
    repairing,
    `${folderPath(holder)}/${node}`,
    await lostAndFound(repairing),
    nameOrCopy(name),
  );
};
