/**
 * A power cut: every operation is stopped after each of its steps, and of what
 * was not flushed by then the disk keeps nothing, everything, or some of it.
 *
 * What an operation has acknowledged is there, with one exception that is
 * promised in docs/performance.md: the content of a file that was new in the
 * last half second.
 */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operationSequence, settle } from "../../src-main/test-support/model/draw-operations.ts";
import { ModelRun } from "../../src-main/test-support/model/model-run.ts";
import { modelSnapshot } from "../../src-main/test-support/model/model-snapshot.ts";
import type { ModelDirectory } from "../../src-main/test-support/model/model-vault.ts";
import { runOperation } from "../../src-main/test-support/model/run-operation.ts";
import { UnflushedFiles } from "../../src-main/test-support/model/unflushed-files.ts";
import {
  newTestVault,
  pathsIn,
  type TestVault,
} from "../../src-main/test-support/open-test-vault.ts";
import { lossesOf, type States } from "../../src-main/test-support/proof/interruption.ts";
import type { Operation } from "../../src-main/test-support/proof/operation.ts";
import { operations } from "../../src-main/test-support/proof/operations.ts";
import { preparedVault, snapshotOn } from "../../src-main/test-support/proof/prepared-vault.ts";
import type { Snapshot } from "../../src-main/test-support/proof/snapshot.ts";
import {
  type PowerLossDisk,
  powerLossDisk,
} from "../../src-main/test-support/storages/power-loss-disk.ts";
import { stoppingStorage } from "../../src-main/test-support/storages/stopping-storage.ts";

/** What a disk keeps of what it was not told to flush. */
const keepers: readonly (readonly [title: string, newKeeper: () => () => boolean])[] = [
  ["nothing", () => () => false],
  ["everything", () => () => true],
  ["every other change", () => alternating(0)],
  ["the changes between", () => alternating(1)],
  ["some", () => scattered(1)],
  ["some others", () => scattered(2)],
];

function alternating(count: number): () => boolean {
  let asked = count;
  return () => {
    asked += 1;
    return asked % 2 === 0;
  };
}

/** Any answers, the same ones for the same seed. */
function scattered(seed: number): () => boolean {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state < 0;
  };
}

interface Prepared {
  readonly disk: PowerLossDisk;
  readonly test: TestVault;
}

async function prepared(operation: Operation): Promise<Prepared> {
  const disk = powerLossDisk();
  return { disk, test: await preparedVault(operation, disk.storage) };
}

/** Runs the operation until the process is gone after so many changes. @returns how many there were */
async function runUntil(
  operation: Operation,
  { disk, test }: Prepared,
  lastChange?: number,
): Promise<number> {
  const stopping = stoppingStorage(disk.storage, lastChange);
  const vault = await test.open({ storage: stopping.storage });
  await operation.run(vault).catch(() => undefined);
  return stopping.changes.length;
}

/** New files may be lost, name or content; nothing else may. */
function lossesAfterCut(operation: Operation, states: States): readonly string[] {
  const found = [...states.found].filter(
    ([path, state]) => states.before.has(path) || !/^broken/.test(state),
  );
  return lossesOf(operation, { ...states, found: new Map(found) });
}

describe.each(operations)("a power cut while: %s", (_, operation) => {
  it("loses nothing, at any step", { timeout: 120_000 }, async () => {
    const whole = await prepared(operation);
    const before = await snapshotOn(whole.test, whole.disk.storage);
    const changes = await runUntil(operation, whole);
    const after = await snapshotOn(whole.test, whole.disk.storage);

    for (let last = 0; last <= changes; last += 1) {
      for (const [title, newKeeper] of keepers) {
        const cut = await prepared(operation);
        await runUntil(operation, cut, last);
        const storage = await cut.disk.cut(newKeeper());
        const found = await snapshotOn(cut.test, storage);
        const note = `keeping ${title} after change ${last} of ${changes}`;
        expect(lossesAfterCut(operation, { before, after, found }), note).toEqual([]);
      }
    }
  });

  it("keeps what was flushed", async () => {
    const cut = await prepared(operation);
    const vault = await cut.test.open();
    await operation.run(vault);
    await vault.flush();
    const after = await snapshotOn(cut.test, cut.disk.storage);
    const found = await snapshotOn(cut.test, await cut.disk.cut(() => false));
    expect(found).toEqual(after);
  });
});

it("a power cut after any sequence of operations costs at most files that were new", {
  timeout: 300_000,
}, async () => {
  const sequence = operationSequence(60);
  await fc.assert(
    fc.asyncProperty(sequence, fc.integer(), async (drawn, keep) => {
      const disk = powerLossDisk();
      const test = await newTestVault({ storage: disk.storage });
      const run = await ModelRun.start(test);
      const unflushed = new UnflushedFiles();
      for (const choice of drawn) {
        const operation = settle(run.model, choice);
        await unflushed.watch(run.model, operation, () => runOperation(run, operation));
      }
      const storage = await disk.cut(scattered(keep));
      await run.abandon();
      const found = await snapshotOn(test, storage);
      expect(differences(run.model.root, found, unflushed)).toEqual([]);
    }),
    { numRuns: 400, seed: 3 },
  );
});

/** @returns what differs from the model and may not */
function differences(
  directory: ModelDirectory,
  found: Snapshot,
  unflushed: UnflushedFiles,
): readonly string[] {
  const wanted = modelSnapshot(directory);
  const paths = new Set([...wanted.keys(), ...found.keys()]);
  return [...paths].flatMap((path) => {
    const state = found.get(path);
    const { state: model, file } = wanted.get(path) ?? { state: undefined, file: null };
    const mayBeLost = file !== null && unflushed.has(file);
    if (state === model) return [];
    if (mayBeLost && (state === undefined || state.startsWith("broken"))) return [];
    return [`${path} is ${state}, the model says ${model}`];
  });
}

it("a new vault is there when its making was acknowledged", async () => {
  const disk = powerLossDisk();
  const test = await newTestVault({ storage: disk.storage });
  const storage = await disk.cut(() => false);
  expect(await pathsIn(storage)).toEqual(await pathsIn(disk.storage));
  expect(await snapshotOn(test, storage)).toEqual(new Map());
});
