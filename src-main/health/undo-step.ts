/**
 * Takes one step of a repair back, whether it was done, half done, or taken
 * back already: a crash may have come at any moment, also while taking back.
 * What people have changed since is never overwritten and never removed.
 */

import { assertNever } from "../../src-shared/assert-never.ts";
import { isFailure } from "../base/vault-error.ts";
import { sameBytes } from "../crypto/digest.ts";
import type { Storage, StorageFile } from "../storage/storage.ts";
import { valueOrNull } from "./attempt.ts";
import { type DoneStep, digestText } from "./repair-journal.ts";
import { PART_SUFFIX } from "./repair-step.ts";

/**
 * - `restored`: it was taken back
 * - `not-done`: there was nothing to take back
 * - `left`: it cannot be taken back, because something changed since
 */
export type UndoOutcome = "restored" | "not-done" | "left";

/** @param run - name of the folder of the run */
export async function undoStep(
  storage: Storage,
  run: string,
  step: DoneStep,
): Promise<UndoOutcome> {
  switch (step.do) {
    case "makeDirectory":
      return removeEmpty(storage, step.path);
    case "write":
      return removeWritten(storage, step);
    case "move":
      return moveBack(storage, run, step);
    case "replace":
      return putBack(storage, step);
    case "cut":
      return append(storage, step);
    default:
      return assertNever(step);
  }
}

async function exists(storage: Storage, path: string): Promise<boolean> {
  return (await valueOrNull(() => storage.stat(path))) !== null;
}

/** A folder that others use by now stays. */
async function removeEmpty(storage: Storage, path: string): Promise<UndoOutcome> {
  if (!(await exists(storage, path))) return "not-done";
  try {
    await storage.removeDirectory(path);
    return "restored";
  } catch (error) {
    if (isFailure(error, "not-empty")) return "left";
    throw error;
  }
}

/** What is not any more what was written has been in use since, and stays. */
async function removeWritten(
  storage: Storage,
  { path, sha256 }: Extract<DoneStep, { do: "write" }>,
): Promise<UndoOutcome> {
  const part = path + PART_SUFFIX;
  if (await exists(storage, part)) await storage.removeFile(part);
  const stat = await valueOrNull(() => storage.stat(path));
  if (stat === null) return "not-done";
  const bytes = await valueOrNull(() => storage.read(path, stat.size));
  if (bytes === null || digestText(bytes) !== sha256) return "left";
  await storage.removeFile(path);
  return "restored";
}

async function moveBack(
  storage: Storage,
  run: string,
  { from, to }: Extract<DoneStep, { do: "move" }>,
): Promise<UndoOutcome> {
  const isThere = await exists(storage, to);
  const isBack = await exists(storage, from);
  if (!isThere) {
    // What came from the run itself may have been removed since; what was the user's may not.
    return isBack || from.startsWith(`${run}/`) ? "not-done" : "left";
  }
  if (isBack) return "left";
  await storage.rename(to, from);
  return "restored";
}

/** The new file goes back to where it came from, then the old one to its place. */
async function putBack(
  storage: Storage,
  { path, by, saved }: Extract<DoneStep, { do: "replace" }>,
): Promise<UndoOutcome> {
  if (!(await exists(storage, saved))) return "not-done";
  const isReplaced = await exists(storage, path);
  if (isReplaced && (await exists(storage, by))) return "not-done";
  if (isReplaced) await storage.rename(path, by);
  await storage.rename(saved, path);
  return "restored";
}

async function append(
  storage: Storage,
  { path, size, tail, before }: Extract<DoneStep, { do: "cut" }>,
): Promise<UndoOutcome> {
  const stat = await valueOrNull(() => storage.stat(path));
  if (stat?.kind !== "file") return "left";
  if (stat.size === size) return "not-done";
  const file = await storage.open(path, "edit");
  try {
    if (!(await endsWith(file, stat.size, before)) || stat.size !== size - tail.length) {
      return "left";
    }
    await file.write(tail, stat.size);
    await file.setModified(stat.modifiedMs);
    await file.sync();
    return "restored";
  } finally {
    await file.close();
  }
}

async function endsWith(file: StorageFile, size: number, bytes: Uint8Array): Promise<boolean> {
  const end = new Uint8Array(bytes.length);
  const length = await file.read(end, Math.max(0, size - bytes.length));
  return sameBytes(end.subarray(0, length), bytes);
}
