/**
 * Takes repairs back: a whole run because the user wants so, or the one repair
 * of a run that a crash interrupted.
 *
 * The vault folder is then what it was before, byte for byte, and the folder
 * of the run is gone. Nothing that people did since is overwritten or removed;
 * where it stands in the way, the old thing stays in the folder of the run.
 */

import { isFailure, pathError } from "../base/vault-error.ts";
import type { Storage } from "../storage/storage.ts";
import { valueOrNull } from "./attempt.ts";
import {
  appendToJournal,
  type DoneStep,
  JOURNAL_FILE,
  type Journal,
  type JournalledRepair,
  readJournal,
} from "./repair-journal.ts";
import { RUN_PREFIX } from "./repair-run.ts";
import { parentOf } from "./repair-step.ts";
import { undoStep } from "./undo-step.ts";

export interface UndoResult {
  /** Name of the folder of the run. */
  readonly run: string;
  /** Repairs that were taken back. */
  readonly restored: number;
  /** What could not be put back, because something changed since: paths relative to the vault folder. */
  readonly left: readonly string[];
}

/** Folders of runs that can be taken back, the oldest first. */
export async function listRuns(storage: Storage): Promise<readonly string[]> {
  const runs: string[] = [];
  for (const { name, kind } of await storage.list("")) {
    if (kind !== "directory" || !name.startsWith(RUN_PREFIX)) continue;
    const journal = await valueOrNull(() => storage.stat(`${name}/${JOURNAL_FILE}`));
    if (journal?.kind === "file") runs.push(name);
  }
  return runs.sort();
}

/**
 * @param run - name of its folder, or the date in it; the last run if absent
 * @throws VaultError `repair-unknown`, `repair-unreadable`; `repair-changed` if something was put
 *   into a directory that the run made: nothing was taken back then
 */
export async function undoRun(storage: Storage, run?: string): Promise<UndoResult> {
  await removeEmptyRuns(storage);
  const runs = await listRuns(storage);
  const found =
    run === undefined
      ? runs.at(-1)
      : runs.find((name) => name === run || name === RUN_PREFIX + run);
  if (found === undefined) throw pathError("repair-unknown", run ?? `${RUN_PREFIX}…`);
  const journal = await readJournal(storage, found);
  const repairs = journal.repairs.filter(({ state }) => state !== "undone");
  await refuseIfInUse(storage, repairs);
  return undoRepairs(storage, found, journal, repairs);
}

/** Removes the folders of runs that were interrupted before they had done anything. */
export async function removeEmptyRuns(storage: Storage): Promise<void> {
  const runs = new Set(await listRuns(storage));
  for (const { name, kind } of await storage.list("")) {
    const isEmptyRun = kind === "directory" && name.startsWith(RUN_PREFIX) && !runs.has(name);
    if (isEmptyRun) await removeFolders(storage, name);
  }
}

/** The runs of which a repair was interrupted by a crash. */
export async function interruptedRuns(storage: Storage): Promise<readonly string[]> {
  const interrupted: string[] = [];
  for (const run of await listRuns(storage)) {
    const journal = await readJournal(storage, run).catch((error: unknown) => {
      if (isFailure(error, "repair-unreadable")) return null;
      throw error;
    });
    if (journal?.repairs.some(({ state }) => state === "open") === true) interrupted.push(run);
  }
  return interrupted;
}

/** Takes back the repair of a run that was interrupted; the complete ones stay. */
export async function finishInterrupted(storage: Storage, run: string): Promise<UndoResult> {
  const journal = await readJournal(storage, run);
  const open = journal.repairs.filter(({ state }) => state === "open");
  return undoRepairs(storage, run, journal, open);
}

async function undoRepairs(
  storage: Storage,
  run: string,
  journal: Journal,
  repairs: readonly JournalledRepair[],
): Promise<UndoResult> {
  const left: string[] = [];
  let restored = 0;
  let { size } = journal;
  for (const repair of repairs.toReversed()) {
    const outcomes = await undoRepair(storage, run, repair);
    left.push(...outcomes.left);
    if (outcomes.isRestored) restored += 1;
    size += await appendToJournal(storage, run, size, [{ do: "undone" }]);
  }
  const isOver = journal.repairs.every(
    (repair) => repair.state === "undone" || repairs.includes(repair),
  );
  if (isOver) await removeRun(storage, run);
  return { run, restored, left };
}

async function undoRepair(
  storage: Storage,
  run: string,
  { steps }: JournalledRepair,
): Promise<{ readonly isRestored: boolean; readonly left: readonly string[] }> {
  const left: string[] = [];
  let isRestored = false;
  for (const step of steps.toReversed()) {
    const outcome = await undoStep(storage, run, step);
    if (outcome === "restored") isRestored = true;
    if (outcome === "left" && !isShared(step)) left.push(pathOf(step));
  }
  return { isRestored, left };
}

/** The level `d/XX` holds the directories of others too. */
function isShared(step: DoneStep): boolean {
  return step.do === "makeDirectory" && /^d\/[A-Z2-7]{2}$/.test(step.path);
}

function pathOf(step: DoneStep): string {
  return step.do === "move" ? step.from : step.path;
}

/**
 * A content directory that the run made has to go, so nothing else may be in
 * it; whatever else changed since can be left where it is.
 */
async function refuseIfInUse(
  storage: Storage,
  repairs: readonly JournalledRepair[],
): Promise<void> {
  const made = new Map<string, Set<string>>();
  for (const step of repairs.flatMap(({ steps }) => steps)) {
    if (step.do === "makeDirectory" && /^d\/[A-Z2-7]{2}\/[A-Z2-7]{30}$/.test(step.path)) {
      made.set(step.path, new Set());
    }
    const arrived = step.do === "move" ? step.to : step.path;
    made.get(parentOf(arrived))?.add(arrived);
  }
  for (const [folder, known] of made) {
    for (const { name } of (await valueOrNull(() => storage.list(folder))) ?? []) {
      if (!known.has(`${folder}/${name}`)) throw pathError("repair-changed", folder);
    }
  }
}

/** Removes what is left of a run: its journal and its empty folders. What still lies in them stays. */
async function removeRun(storage: Storage, run: string): Promise<void> {
  for (const folder of [`${run}/new`, `${run}/taken`]) {
    if (!(await removeIfEmpty(storage, folder))) return;
  }
  await storage.removeFile(`${run}/${JOURNAL_FILE}`);
  await removeFolders(storage, run);
  await storage.syncDirectory("");
}

/** Those that are empty. */
async function removeFolders(storage: Storage, run: string): Promise<void> {
  for (const folder of [`${run}/new`, `${run}/taken`, run]) await removeIfEmpty(storage, folder);
}

async function removeIfEmpty(storage: Storage, folder: string): Promise<boolean> {
  try {
    await storage.removeDirectory(folder);
    return true;
  } catch (error) {
    if (isFailure(error, "not-found")) return true;
    if (isFailure(error, "not-empty")) return false;
    throw error;
  }
}
