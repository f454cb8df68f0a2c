/** Random sequences of operations against the model, as many as wanted. */

import fc from "fast-check";
import { expect } from "vitest";
import { nodeStorage } from "../../../src-main/storage/node-storage.ts";
import type { Storage } from "../../../src-main/storage/storage.ts";
import { compareVault } from "../../../src-main/test-support/model/compare.ts";
import { operationSequence, settle } from "../../../src-main/test-support/model/draw-operations.ts";
import type {
  DrawnOperation,
  ModelOperation,
} from "../../../src-main/test-support/model/model-operation.ts";
import { ModelRun } from "../../../src-main/test-support/model/model-run.ts";
import { modelStates } from "../../../src-main/test-support/model/model-snapshot.ts";
import { runOperation } from "../../../src-main/test-support/model/run-operation.ts";
import { newTestVault, pathsIn } from "../../../src-main/test-support/open-test-vault.ts";
import type { Snapshot } from "../../../src-main/test-support/proof/snapshot.ts";
import { capableDisk } from "../../../src-main/test-support/storages/disk-kinds.ts";
import type { Linter } from "./lint-many.ts";
import { withScratchFolder } from "./scratch-disk.ts";

export const ciphers = ["SIV_GCM", "SIV_CTRMAC"] as const;
export const thresholds = [36, 100, 220] as const;

export interface ModelProof {
  readonly cipher: (typeof ciphers)[number];
  readonly shorteningThreshold: (typeof thresholds)[number];
  /** Operations of the longest sequence; the average one has half as many. */
  readonly longest: number;
  readonly operations: number;
  readonly seed: number;
  /** Lends an empty disk to one sequence; the vault on it is locked when `work` returns what it holds. */
  readonly onDisk: (work: (storage: Storage) => Promise<Snapshot>) => Promise<void>;
}

/** Of every test vault, for the linter. */
export const modelPassword = "correct horse";

/** @returns how many operations were done; throws what fast-check found, shrunk, with its seed */
export async function proveModel(proof: ModelProof): Promise<number> {
  let done = 0;
  const property = fc.asyncProperty(operationSequence(proof.longest), async (operations) => {
    done += operations.length;
    await runSequence(proof, operations);
  });
  for (let round = 0; done < proof.operations; round += 1) {
    const left = proof.operations - done;
    const numRuns = Math.max(1, Math.ceil((2 * left) / proof.longest));
    await fc.assert(property, { numRuns, seed: proof.seed + round, endOnFailure: false });
  }
  return done;
}

/** @throws Error that lists the operations as they were done */
async function runSequence(proof: ModelProof, drawn: readonly DrawnOperation[]): Promise<void> {
  const done: ModelOperation[] = [];
  try {
    await runAndCompare(proof, drawn, done);
  } catch (error) {
    const lines = done.map((operation) => JSON.stringify(operation));
    throw new Error(["after", ...lines].join("\n"), { cause: error });
  }
}

async function runAndCompare(
  { cipher, shorteningThreshold, onDisk }: ModelProof,
  drawn: readonly DrawnOperation[],
  done: ModelOperation[],
): Promise<void> {
  await onDisk(async (storage) => {
    const run = await ModelRun.start(await newTestVault({ storage, cipher, shorteningThreshold }));
    for (const choice of drawn) {
      const operation = settle(run.model, choice);
      done.push(operation);
      await runOperation(run, operation);
    }
    await run.reopen();
    await compareVault(run.vault, run.model.root);
    await run.vault.lock();
    const leftovers = (await pathsIn(storage)).filter((path) => path.includes(".tmp"));
    if (leftovers.length > 0) throw new Error(`left over: ${leftovers.join(", ")}`);
    return modelStates(run.model.root);
  });
}

/** Lends a disk in memory: one that can do all, or one that knows neither second names nor clones. */
export function inMemory(newDisk = capableDisk): ModelProof["onDisk"] {
  return async (work) => {
    await work(newDisk());
  };
}

/** A real folder, which the independent reader checks afterwards as strictly as it can. */
export function onRealDisk(linter: Linter): ModelProof["onDisk"] {
  return (work) =>
    withScratchFolder(async (folder) => {
      const wanted = await work(nodeStorage(folder));
      const { findings, tree } = await linter.look(folder, modelPassword);
      if (findings.length > 0) throw new Error(findings.join("\n"));
      expect(tree).toEqual(wanted);
    });
}
