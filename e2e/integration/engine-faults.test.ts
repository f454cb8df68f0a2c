/**
 * A disk that fails: every operation is run again and again, and each time
 * another of its steps fails, with another error, once or from then on.
 * Whatever the error, it is told clearly, nothing is lost, no file stays open,
 * no draft stays behind, and the operation is possible once the disk works.
 */

import { describe, expect, it } from "vitest";
import { failureOf, isFailure } from "../../src-main/base/vault-error.ts";
import type { Storage } from "../../src-main/storage/storage.ts";
import { pathsIn, type TestVault } from "../../src-main/test-support/open-test-vault.ts";
import { diskErrors } from "../../src-main/test-support/proof/disk-errors.ts";
import { lossesOf } from "../../src-main/test-support/proof/interruption.ts";
import type { Operation } from "../../src-main/test-support/proof/operation.ts";
import { operations } from "../../src-main/test-support/proof/operations.ts";
import { preparedVault, snapshotOn } from "../../src-main/test-support/proof/prepared-vault.ts";
import { readOperations } from "../../src-main/test-support/proof/read-operations.ts";
import { type Snapshot, snapshotOf } from "../../src-main/test-support/proof/snapshot.ts";
import { copyStorage } from "../../src-main/test-support/storages/copied-storage.ts";
import { countedHandles } from "../../src-main/test-support/storages/counted-handles.ts";
import { capableDisk, plainDisk } from "../../src-main/test-support/storages/disk-kinds.ts";
import { failingStorage } from "../../src-main/test-support/storages/failing-storage.ts";
import type { StorageStep } from "../../src-main/test-support/storages/intercepted-storage.ts";

/** What an operation does when nothing fails. */
interface Course {
  readonly test: TestVault;
  readonly newDisk: () => Storage;
  readonly steps: readonly StorageStep[];
  readonly before: Snapshot;
  readonly after: Snapshot;
}

interface Fault {
  /** Number of the step. */
  readonly at: number;
  readonly error: (typeof diskErrors)[number];
  /** Every later step that can fail so fails too. */
  readonly persists: boolean;
}

/** Steps that take away what is left over; if they fail, it stays. */
const cleaners: ReadonlySet<StorageStep["name"]> = new Set<StorageStep["name"]>([
  "stat",
  "list",
  "removeFile",
  "removeDirectory",
]);

const disks = [
  ["on a disk that can do all", capableDisk],
  ["on a disk without second names and clones", plainDisk],
] as const;

const all = [
  ...operations,
  ...readOperations.map((operation) => [operation.title, operation] as const),
];

describe.each(all)("a failing disk while: %s", (_, operation) => {
  it.each(disks)(
    "fails clearly and loses nothing, at any step, %s",
    { timeout: 120_000 },
    async (_kind, newDisk) => {
      const course = await courseOf(operation, newDisk);
      for (const fault of faultsOf(course.steps)) {
        const note = noteOf(fault, course.steps);
        const { vault, storage, outcome } = await failing(operation, course, fault, note);
        if (outcome !== null) expect(fault.error.told, note).toContain(failureOf(outcome).kind);

        const found = await snapshotOf(vault);
        if (outcome === null) expect(found, `acknowledged despite ${note}`).toEqual(course.after);
        const promised = isHopeless(fault)
          ? operation
          : { ...operation, mayLose: "", mayOrphan: "" };
        expect(lossesOf(promised, { ...course, found }), note).toEqual([]);
        if (!isHopeless(fault) && !isCleaning(course.steps[fault.at])) {
          expect(await leftoversIn(storage), `leftovers after ${note}`).toEqual([]);
        }
        await operation.run(vault).catch((error: unknown) => {
          const isDone = isFailure(error, "already-exists") || isFailure(error, "not-found");
          expect(isDone, `tried again after ${note}: ${failureOf(error).kind}`).toBe(true);
        });
        await vault.lock();
      }
    },
  );
});

/** Nothing can be cleaned or put back on a disk that takes no more changes at all. */
function isHopeless({ persists, error }: Fault): boolean {
  return persists && error.code !== "ENOSPC";
}

function isCleaning(step: StorageStep | undefined): boolean {
  return step !== undefined && cleaners.has(step.name) && step.path.includes(".tmp");
}

/** For every step the error that is always possible, another one each time, and two that stay. */
function faultsOf(steps: readonly StorageStep[]): readonly Fault[] {
  return steps.flatMap((step, at) => {
    const possible = diskErrors.filter(({ canHit }) => canHit(step));
    const once = new Set([possible[0], possible[(at * 3 + 1) % possible.length]]);
    const forever = possible.filter(({ code }) => code === "ENOSPC" || code === "EROFS");
    return [
      ...[...once].map((error) => ({ error, persists: false })),
      ...forever.map((error) => ({ error, persists: true })),
    ].flatMap(({ error, persists }) => (error ? [{ at, error, persists }] : []));
  });
}

function noteOf({ at, error, persists }: Fault, steps: readonly StorageStep[]): string {
  const step = steps[at];
  return `${error.code}${persists ? " from then on" : ""} at ${at}: ${step?.name} ${step?.path}`;
}

async function courseOf(operation: Operation, newDisk: () => Storage): Promise<Course> {
  const test = await preparedVault(operation, newDisk());
  const before = await snapshotOn(test);

  const steps: StorageStep[] = [];
  let isRunning = false;
  const recorded = failingStorage(await copyOf(test.storage, newDisk), (step) => {
    if (isRunning) steps.push(step);
    return null;
  });
  const copy = await test.open({ storage: recorded });
  isRunning = true;
  await operation.run(copy);
  isRunning = false;
  const after = await snapshotOf(copy);
  await copy.lock();
  return { test, newDisk, steps, before, after };
}

/** Runs the operation on a copy of the vault; the disk works again afterwards. */
async function failing(
  operation: Operation,
  { test, newDisk }: Course,
  fault: Fault,
  note: string,
) {
  const storage = await copyOf(test.storage, newDisk);
  let count: number | null = null;
  const disk = failingStorage(storage, (step) => {
    if (count === null) return null;
    count += 1;
    const isHit = fault.persists ? count > fault.at : count === fault.at + 1;
    return isHit && fault.error.canHit(step) ? fault.error.code : null;
  });
  const handles = countedHandles(disk);
  const vault = await test.open({ storage: handles.storage });
  count = 0;
  const outcome: unknown = await operation.run(vault).then(
    () => null,
    (error: unknown) => error,
  );
  count = null;
  expect(handles.open(), `open files after ${note}`).toEqual([]);
  return { vault, storage, outcome };
}

async function leftoversIn(storage: Storage): Promise<readonly string[]> {
  return (await pathsIn(storage)).filter((path) => path.includes(".tmp"));
}

async function copyOf(storage: Storage, newDisk: () => Storage): Promise<Storage> {
  const copy = newDisk();
  await copyStorage(storage, copy);
  return copy;
}
