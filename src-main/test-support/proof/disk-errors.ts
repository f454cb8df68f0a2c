/** How a disk fails, in which of its steps, and as what a caller may hear of it. */

import type { Failure } from "../../../src-shared/failure.ts";
import type { DiskErrorCode } from "../storages/failing-storage.ts";
import type { StorageStep } from "../storages/intercepted-storage.ts";

interface DiskErrorCase {
  readonly code: DiskErrorCode;
  readonly canHit: (step: StorageStep) => boolean;
  readonly told: readonly Failure["kind"][];
}

type StepName = StorageStep["name"];

const openers: ReadonlySet<StepName> = new Set<StepName>(["open", "read", "list"]);
const growers: ReadonlySet<StepName> = new Set<StepName>([
  "makeDirectory",
  "file.write",
  "file.truncate",
  "link",
  "clone",
]);
/** Steps that need a name that is there, and free. */
const takers: ReadonlySet<StepName> = new Set<StepName>([
  "read",
  "list",
  "rename",
  "removeFile",
  "removeDirectory",
  "setModified",
]);

const isMaking = ({ name, isChange }: StorageStep): boolean => name === "open" && isChange;
const isTaking = (step: StorageStep): boolean =>
  takers.has(step.name) || (step.name === "open" && !step.isChange);

export const diskErrors: readonly DiskErrorCase[] = [
  { code: "EIO", canHit: () => true, told: ["unexpected"] },
  {
    code: "ENOSPC",
    canHit: (step) => growers.has(step.name) || isMaking(step),
    told: ["no-space"],
  },
  { code: "EACCES", canHit: () => true, told: ["permission-denied"] },
  { code: "EROFS", canHit: ({ isChange }) => isChange, told: ["read-only"] },
  { code: "EMFILE", canHit: ({ name }) => openers.has(name), told: ["unexpected"] },
  // Somebody else, a sync client perhaps, took the file away under the operation.
  { code: "ENOENT", canHit: isTaking, told: ["not-found", "broken-node"] },
  { code: "EBUSY", canHit: isTaking, told: ["in-use"] },
  { code: "EPERM", canHit: isTaking, told: ["permission-denied"] },
];
