/**
 * A process that dies: every operation is stopped after each of its steps, and
 * in the middle of each write. What the disk holds then is a vault in which
 * every file is whole, old or new, and in which the operation can be tried
 * again. The independent reader finds at worst a directory without a node.
 */

import { afterAll, describe, expect, it } from "vitest";
import { isFailure } from "../../src-main/base/vault-error.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import type { Storage } from "../../src-main/storage/storage.ts";
import { pathsIn, type TestVault } from "../../src-main/test-support/open-test-vault.ts";
import { lossesOf, type States } from "../../src-main/test-support/proof/interruption.ts";
import type { Operation } from "../../src-main/test-support/proof/operation.ts";
import { operations } from "../../src-main/test-support/proof/operations.ts";
import { preparedVault, snapshotOn } from "../../src-main/test-support/proof/prepared-vault.ts";
import { snapshotOf } from "../../src-main/test-support/proof/snapshot.ts";
import { copyStorage } from "../../src-main/test-support/storages/copied-storage.ts";
import { capableDisk, plainDisk } from "../../src-main/test-support/storages/disk-kinds.ts";
import type { StorageStep } from "../../src-main/test-support/storages/intercepted-storage.ts";
import { stoppingStorage } from "../../src-main/test-support/storages/stopping-storage.ts";
import { startLinter } from "./support/lint-many.ts";
import { modelPassword } from "./support/model-proof.ts";
import { requireProgram } from "./support/programs.ts";
import { withScratchFolder } from "./support/scratch-disk.ts";

const disks = [
  ["on a disk that can do all", capableDisk],
  ["on a disk without second names and clones", plainDisk],
] as const;

/** @returns the changes that were asked for */
async function interrupt(
  operation: Operation,
  test: TestVault,
  lastChange?: number,
  isTorn?: boolean,
): Promise<readonly StorageStep[]> {
  const disk = stoppingStorage(test.storage, lastChange, isTorn);
  const vault = await test.open({ storage: disk.storage });
  await operation.run(vault).catch(() => undefined);
  await vault.lock().catch(() => undefined);
  return disk.changes;
}

describe.each(operations)("a crash while: %s", (_, operation) => {
  it.each(disks)("loses nothing, at any step, %s", { timeout: 120_000 }, async (_kind, newDisk) => {
    await atEveryStep(operation, newDisk, async (test, states, note) => {
      expect(lossesOf(operation, states), note).toEqual([]);
      await retry(operation, test, states);
    });
  });
});

requireProgram("python3-pycryptodome")("after a crash the independent reader", () => {
  const linter = startLinter();
  afterAll(() => {
    linter.close();
  });

  async function errorsIn(storage: Storage): Promise<readonly string[]> {
    const { findings } = await withScratchFolder(async (folder) => {
      await copyStorage(storage, nodeStorage(folder));
      return linter.look(folder, modelPassword);
    });
    const filled = await filledDirectories(storage);
    // An orphan with the id of its own can be adopted; one that is empty needs no adoption.
    return findings.filter(
      (finding) =>
        !/^WARN ORPHAN_DIR .* with valid dirid\.c9r/.test(finding) &&
        !(finding.startsWith("WARN ORPHAN_DIR") && !filled.some((path) => finding.includes(path))),
    );
  }

  it.each(operations)(
    "finds no worse than an orphan, %s",
    { timeout: 120_000 },
    async (_, operation) => {
      await atEveryStep(operation, capableDisk, async ({ storage }, { found }, note) => {
        expect(await errorsIn(storage), note).toEqual([]);
        expect([...found.values()].filter((state) => state.startsWith("broken"))).toEqual([]);
      });
    },
  );
});

async function atEveryStep(
  operation: Operation,
  newDisk: () => Storage,
  check: (test: TestVault, states: States, note: string) => Promise<void>,
): Promise<void> {
  const whole = await preparedVault(operation, newDisk());
  const before = await snapshotOn(whole);
  const changes = await interrupt(operation, whole);
  const after = await snapshotOn(whole);
  expect(changes.length).toBeGreaterThan(0);

  for (const [last, step] of changes.entries()) {
    for (const isTorn of step.half ? [false, true] : [false]) {
      const test = await preparedVault(operation, newDisk());
      const filled = await filledDirectories(test.storage);
      await interrupt(operation, test, last, isTorn);
      const found = await snapshotOn(test);
      if (operation.mayOrphan !== undefined) {
        expect(await filledDirectories(test.storage)).toEqual(expect.arrayContaining([...filled]));
      }
      await check(test, { before, after, found }, `after change ${last}, then ${step.name}`);
    }
  }
}

/** Content directories that hold something of the user. */
async function filledDirectories(storage: Storage): Promise<readonly string[]> {
  const paths = await pathsIn(storage);
  const filled = paths.map((path) => /^(d\/..\/.{30})\/[^/]{28,}/.exec(path)?.[1]);
  return [...new Set(filled)].filter((path) => path !== undefined);
}

/** The operation must be possible again, unless it was done as far as a user can see. */
async function retry(operation: Operation, test: TestVault, states: States): Promise<void> {
  const vault = await test.open();
  try {
    await operation.run(vault);
    expect(await snapshotOf(vault)).toEqual(states.after);
  } catch (error) {
    const isDone = isFailure(error, "already-exists") || isFailure(error, "not-found");
    if (!isDone) throw error;
    expect(states.found, "nothing was done, and it cannot be tried again").not.toEqual(
      states.before,
    );
  } finally {
    await vault.lock();
  }
}
