import type { Finding } from "../../src-shared/model/health-finding.ts";
import type { ContentFolder } from "./content-folder.ts";
import type { ContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";
import type { RepairRun } from "./repair-run.ts";

/** What a repair works with. */
export interface Repairing {
  readonly access: HealthAccess;
  /** As the vault was before the first repair of the same stage. */
  readonly index: ContentIndex;
  readonly run: RepairRun;
}

/**
 * Repairs what a finding describes.
 *
 * It looks at the disk again first: another repair, or a sync client, may have
 * changed what was found; if there is nothing left to repair, it does nothing.
 * All it changes it does by steps of the run, and it never guesses.
 */
export type Repair = (repairing: Repairing, finding: Finding) => Promise<void>;

/** A content directory whose id is known. */
export type KnownFolder = ContentFolder & { readonly id: string };

export function isKnown(folder: ContentFolder | undefined): folder is KnownFolder {
  return folder !== undefined && folder.id !== null;
}
