/** Kills a process that works on a vault, at random moments, and looks at what is left. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { nodeStorage } from "../../../src-main/storage/node-storage.ts";
import { fillVault, loadModel } from "../../../src-main/test-support/model/load-model.ts";
import type { ModelOperation } from "../../../src-main/test-support/model/model-operation.ts";
import { ModelRun } from "../../../src-main/test-support/model/model-run.ts";
import { modelStates } from "../../../src-main/test-support/model/model-snapshot.ts";
import { countOf, ModelVault } from "../../../src-main/test-support/model/model-vault.ts";
import { nodeAt, runOperation } from "../../../src-main/test-support/model/run-operation.ts";
import { newTestVault, type TestVault } from "../../../src-main/test-support/open-test-vault.ts";
import { lossesOf } from "../../../src-main/test-support/proof/interruption.ts";
import { snapshotOn } from "../../../src-main/test-support/proof/prepared-vault.ts";
import type { Snapshot } from "../../../src-main/test-support/proof/snapshot.ts";
import type { Linter } from "./lint-many.ts";
import { modelPassword } from "./model-proof.ts";
import { withScratchFolder } from "./scratch-disk.ts";

/** Vaults that have grown beyond this are left for a new one. */
const MOST_NODES = 150;

/** So many times as often as asked for it is killed at most. */
const MOST_TRIES = 3;

/** How long a process works before it is killed, in milliseconds. */
const LONGEST_LIFE = 250;

/** Bytes of the longest name that is not shortened in a vault with the usual threshold. */
const LONGEST_PLAIN_NAME = 146;

const outDir = fileURLToPath(new URL("../../../out/proof", import.meta.url));

/** Builds the process that is killed. @returns its path */
export async function buildCrashWorker(): Promise<string> {
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL("crash-worker.ts", import.meta.url)),
      outDir,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "crash-worker.js" } },
    },
  });
  return join(outDir, "crash-worker.js");
}

export interface KillProof {
  readonly worker: string;
  readonly kills: number;
  /** Kills that have to hit an operation in the middle: where chance gives fewer, it is killed more often. */
  readonly hits: number;
  /** A number in `[0, 1)`, other ones each time. */
  readonly random: () => number;
  readonly linter: Linter;
  readonly report?: (line: string) => void;
}

/** @returns operations that were acknowledged in all, and kills that hit one in the middle */
export async function proveKills(proof: KillProof): Promise<{ done: number; hits: number }> {
  const total = { done: 0, hits: 0 };
  let kills = 0;
  const isEnough = (): boolean =>
    (kills >= proof.kills && total.hits >= proof.hits) || kills >= MOST_TRIES * proof.kills;
  while (!isEnough()) {
    await withScratchFolder(async (scratch) => {
      const folder = join(scratch, "vault");
      mkdirSync(folder);
      const test = await newTestVault({ storage: nodeStorage(folder) });
      for (let isSmall = true; isSmall && !isEnough(); kills += 1) {
        const life = await liveAndDie(proof, test, { folder, journal: join(scratch, `${kills}`) });
        total.done += life.done;
        total.hits += life.isHit ? 1 : 0;
        isSmall = life.nodes < MOST_NODES;
      }
    });
    proof.report?.(
      `${kills} kills, ${total.hits} in the middle of one of ${total.done} operations`,
    );
  }
  return total;
}

async function liveAndDie(
  { worker, random, linter }: KillProof,
  test: TestVault,
  { folder, journal }: { readonly folder: string; readonly journal: string },
): Promise<{ done: number; isHit: boolean; nodes: number }> {
  const start = new ModelVault();
  const vault = await test.open();
  await loadModel(vault, start.root);
  await vault.lock();

  const seed = String(Math.floor(random() * 2 ** 31));
  const child = spawn(process.execPath, [worker, folder, journal, seed], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  await untilReady(child, journal);
  await pause(random() * LONGEST_LIFE);
  await killed(child);

  const { acknowledged, begun } = readJournal(journal);
  const states = await expectedStates(start, acknowledged, begun);
  const found = await snapshotOn(test);
  const before = asFarAsClosed(states, found);
  const losses = lossesOf(interrupted(begun), { before, after: states.after, found });
  const { findings: all } = await linter.look(folder, modelPassword);
  const findings = all.filter(isWorseThanOrphan);
  const wrong = [...losses, ...findings];
  if (wrong.length > 0) {
    const last = JSON.stringify([acknowledged.at(-1), begun]);
    throw new Error([`seed ${seed}, ${acknowledged.length} done, ${last}`, ...wrong].join("\n"));
  }
  return { done: acknowledged.length, isHit: begun !== null, nodes: countOf(start.root) };
}

async function untilReady(child: ChildProcess, journal: string): Promise<void> {
  while (!textOf(journal).startsWith("ready")) {
    if (child.exitCode !== null) throw new Error("the process ended before it was ready");
    await pause(5);
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null && child.exitCode !== 0) throw new Error("the process failed");
  const end = new Promise((resolve) => child.once("exit", resolve));
  if (child.exitCode === null && child.kill("SIGKILL")) await end;
}

function textOf(journal: string): string {
  try {
    return readFileSync(journal, "utf8");
  } catch {
    return "";
  }
}

function readJournal(journal: string): {
  acknowledged: readonly ModelOperation[];
  begun: ModelOperation | null;
} {
  const lines = textOf(journal).split("\n").slice(1, -1);
  // The worker wrote them; its types are ours.
  const operations = lines
    .filter((line) => line !== "done")
    .map((line) => JSON.parse(line) as ModelOperation);
  const isDone = lines.at(-1) === "done" || lines.length === 0;
  return isDone
    ? { acknowledged: operations, begun: null }
    : { acknowledged: operations.slice(0, -1), begun: operations.at(-1) ?? null };
}

interface ExpectedStates {
  readonly before: Snapshot;
  /** The same once the editors of what is to be replaced or removed are closed, which flushes them. */
  readonly closed: Snapshot;
  readonly after: Snapshot;
}

/** Does the same in memory: what the vault has to hold, before and after the operation that was hit. */
async function expectedStates(
  start: ModelVault,
  acknowledged: readonly ModelOperation[],
  begun: ModelOperation | null,
): Promise<ExpectedStates> {
  const test = await newTestVault();
  const run = await ModelRun.start(test);
  await fillVault(run.vault, start.root);
  for (const [name, node] of start.root.children) run.model.root.children.set(name, node);
  const snapshot = (): Snapshot => modelStates(run.model.root);
  for (const operation of acknowledged) await runOperation(run, operation);
  const before = snapshot();
  if (begun) await closeTargets(run, begun);
  const closed = snapshot();
  if (begun) await runOperation(run, begun);
  const after = snapshot();
  await run.abandon();
  return { before, closed, after };
}

/** What `runOperation` does first where something is replaced or removed. */
async function closeTargets(run: ModelRun, begun: ModelOperation): Promise<void> {
  const path = begun.op === "move" ? begun.to : "path" in begun ? begun.path : "/";
  if (path !== "/") await run.closeEditorsIn(nodeAt(run, path));
}

/** The state before, with the files whose editors were closed already when the kill came as that left them. */
function asFarAsClosed({ before, closed }: ExpectedStates, found: Snapshot): Snapshot {
  const states = [...before].map(([path, state]): [string, string] => {
    const later = closed.get(path);
    return [path, later !== undefined && later === found.get(path) ? later : state];
  });
  return new Map(states);
}

function interrupted(begun: ModelOperation | null) {
  const operation = { title: "", prepare: async () => undefined, run: async () => undefined };
  if (begun?.op !== "move") return operation;
  const mayLose = begun.to.normalize("NFC");
  const isLongBoth = [begun.from, begun.to].every((path) => nameBytes(path) > LONGEST_PLAIN_NAME);
  return { ...operation, mayLose, ...(isLongBoth ? { mayOrphan: begun.from } : {}) };
}

function nameBytes(path: string): number {
  return Buffer.byteLength(path.slice(path.lastIndexOf("/") + 1));
}

function isWorseThanOrphan(finding: string): boolean {
  return !finding.startsWith("WARN ORPHAN_DIR");
}
