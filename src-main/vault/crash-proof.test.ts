/**
 * A process that dies: every operation is stopped after each of its steps, and
 * in the middle of each write. What the disk holds then must be a vault in
 * which every file is whole, old or new, and in which the operation can be
 * tried again.
 */

import { describe, expect, it } from "vitest";
import { isFailure } from "../base/vault-error.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { newTestVault, pathsIn, type TestVault } from "../test-support/open-test-vault.ts";
import { lossesOf } from "../test-support/proof/interruption.ts";
import { type Operation, putBystanders } from "../test-support/proof/operation.ts";
import { operations } from "../test-support/proof/operations.ts";
import { type Snapshot, snapshotOf } from "../test-support/proof/snapshot.ts";
import { stoppingStorage } from "../test-support/storages/stopping-storage.ts";

async function prepared(operation: Operation): Promise<TestVault> {
  const test = await newTestVault({ storage: memoryStorage() });
  const vault = await test.open();
  await putBystanders(vault);
  await operation.prepare(vault);
  await vault.lock();
  return test;
}

async function look(test: TestVault): Promise<Snapshot> {
  const vault = await test.open();
  try {
    return await snapshotOf(vault);
  } finally {
    await vault.lock();
  }
}

/** @returns how many changes were asked for */
async function interrupt(
  operation: Operation,
  test: TestVault,
  lastChange: number,
  isTorn: boolean,
): Promise<number> {
  const disk = stoppingStorage(test.storage, lastChange, isTorn);
  const vault = await test.open({ storage: disk.storage });
  await operation.run(vault).catch(() => undefined);
  await vault.lock().catch(() => undefined);
  return disk.changes();
}

/** Content directories that hold something of the user. */
async function filledDirectories(storage: Storage): Promise<readonly string[]> {
  const paths = await pathsIn(storage);
  const filled = paths.map((path) => /^(d\/..\/.{30})\/[^/]{28,}/.exec(path)?.[1]);
  return [...new Set(filled)].filter((path) => path !== undefined);
}

describe.each(operations)("a crash while: %s", (_, operation) => {
  it("loses nothing, at any step", { timeout: 60_000 }, async () => {
    const whole = await prepared(operation);
    const before = await look(whole);
    const changes = await interrupt(operation, whole, Number.POSITIVE_INFINITY, false);
    const after = await look(whole);
    expect(changes).toBeGreaterThan(0);

    for (let last = 0; last < changes; last += 1) {
      for (const isTorn of [false, true]) {
        const test = await prepared(operation);
        const filled = await filledDirectories(test.storage);
        await interrupt(operation, test, last, isTorn);
        const found = await look(test);
        expect(lossesOf(operation, { before, after, found }), `after change ${last}`).toEqual([]);
        if (operation.mayOrphan !== undefined) {
          expect(await filledDirectories(test.storage)).toEqual(
            expect.arrayContaining([...filled]),
          );
        }
        await retry(operation, test, { before, after, found });
      }
    }
  });
});

/** The operation must be possible again, unless it was done as far as a user can see. */
async function retry(
  operation: Operation,
  test: TestVault,
  { before, after, found }: Record<"before" | "after" | "found", Snapshot>,
): Promise<void> {
  const vault = await test.open();
  try {
    await operation.run(vault);
  } catch (error) {
    const isDone = isFailure(error, "already-exists") || isFailure(error, "not-found");
    if (!isDone) throw error;
    expect(found, "nothing was done, and it cannot be tried again").not.toEqual(before);
    return;
  } finally {
    await vault.lock();
  }
  expect(await look(test)).toEqual(after);
}
