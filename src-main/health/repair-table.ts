/** Which finding is repaired how, and in which order. */

import type { Finding, FindingId } from "../../src-shared/model/health-finding.ts";
import { repairTrailingEmptyChunk } from "./content.ts";
import { splitCipherPath } from "./content-folder.ts";
import { repairBackup } from "./directory-backup.ts";
import { repairCycle } from "./directory-cycle.ts";
import {
  repairDirIdCollision,
  repairLostDirectoryId,
  repairMissingContentDir,
  repairObeseDirFile,
} from "./directory-node.ts";
import { entryForm } from "./entry-form.ts";
import { repairInterruptedMove, repairLeftover } from "./leftovers.ts";
import { repairLostName, repairTrailingBytes } from "./long-name.ts";
import { repairByTakingAway } from "./loose-dir-file.ts";
import { repairMissingRootDir } from "./missing-root-dir.ts";
import { repairOrphan } from "./orphan-content-dir.ts";
import type { Repair } from "./repair.ts";
import { repairMisplacedName, repairName, repairUndecryptableName } from "./repair-name.ts";
import { repairAmbiguousType, repairInnerCopy, repairUnknownType } from "./repair-node-type.ts";
import { repairMisplacedContentDir } from "./review-stray.ts";

/**
 * From the inside out: first what is wrong within a node, then which node
 * stands for a directory, then what nodes are called; names come before what
 * is adopted, because an adopted directory brings its own.
 */
export const stages = ["within", "pointers", "names", "directories", "homes", "adoption"] as const;

export type Stage = (typeof stages)[number];

export interface PlannedRepair {
  readonly stage: Stage;
  readonly repair: Repair;
}

const table: { readonly [K in FindingId]?: PlannedRepair } = {
  MissingRootDir: { stage: "within", repair: repairMissingRootDir },
  LooseDirFile: { stage: "within", repair: repairByTakingAway },
  LeftoverFile: { stage: "within", repair: repairLeftover },
  MisplacedContentDir: { stage: "within", repair: repairMisplacedContentDir },
  InterruptedMove: { stage: "within", repair: repairInterruptedMove },
  TrailingBytesInNameFile: { stage: "within", repair: repairTrailingBytes },
  TrailingEmptyChunk: { stage: "within", repair: repairTrailingEmptyChunk },
  UnknownType: { stage: "within", repair: repairUnknownType },
  AmbiguousType: { stage: "within", repair: repairAmbiguousType },
  EmptyDirFile: { stage: "within", repair: repairLostDirectoryId },
  NotDecodableDirFile: { stage: "within", repair: repairLostDirectoryId },
  ObeseDirFile: { stage: "within", repair: repairObeseDirFile },

  DirIdCollision: { stage: "pointers", repair: repairDirIdCollision },

  MissingLongName: { stage: "names", repair: repairLostName },
  ObeseNameFile: { stage: "names", repair: repairLostName },
  NotDecodableLongName: { stage: "names", repair: repairLostName },
  LongShortNamesMismatch: { stage: "names", repair: repairName },
  NonCanonicalName: { stage: "names", repair: repairName },
  NameNotNfc: { stage: "names", repair: repairName },
  IllegalName: { stage: "names", repair: repairName },
  DuplicateName: { stage: "names", repair: repairName },
  NotShortened: { stage: "names", repair: repairName },
  NeedlesslyShortened: { stage: "names", repair: repairName },

  MissingContentDir: { stage: "directories", repair: repairMissingContentDir },
  MissingDirIdBackup: { stage: "directories", repair: repairBackup },
  InvalidDirIdBackup: { stage: "directories", repair: repairBackup },

  MisplacedName: { stage: "homes", repair: repairMisplacedName },
  UndecryptableName: { stage: "homes", repair: repairUndecryptableName },

  OrphanContentDir: { stage: "adoption", repair: repairOrphan },
  DirectoryCycle: { stage: "adoption", repair: repairCycle },
};

/** @returns `null` if there is none */
export function repairOf(finding: Finding): PlannedRepair | null {
  if (!finding.fixable) return null;
  if (finding.id === "SyncConflict") return repairOfConflict(finding);
  return table[finding.id] ?? null;
}

/** A copy of a node, of a file in a node, or of `dirid.c9r`. */
function repairOfConflict({ ciphertextPath }: Finding): PlannedRepair {
  const { names } = splitCipherPath(ciphertextPath);
  if (names.length > 1) return { stage: "within", repair: repairInnerCopy };
  return entryForm(names[0] ?? "") === "backup-copy"
    ? { stage: "within", repair: repairByTakingAway }
    : { stage: "names", repair: repairName };
}
