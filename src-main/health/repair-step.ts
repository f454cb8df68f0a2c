/**
 * The steps that repairs are made of. There are no others, and none of them
 * loses a byte: what goes away is moved into the folder of the repair run, and
 * each step can be taken back (undo-step.ts).
 */

import { assertNever } from "../../src-shared/assert-never.ts";
import type { Storage } from "../storage/storage.ts";

/** Paths are relative to the vault folder. */
export type Step =
  | { readonly do: "makeDirectory"; readonly path: string }
  /** A new file in the folder of the run, moved to its place by a later step. */
  | {
      readonly do: "write";
      readonly path: string;
      readonly bytes: Uint8Array;
      readonly modifiedMs?: number;
    }
  | { readonly do: "move"; readonly from: string; readonly to: string }
  /** Puts the file `by` in place of `path` in one moment; `saved` is a copy of what was there. */
  | { readonly do: "replace"; readonly path: string; readonly by: string; readonly saved: string }
  /** Cuts the last bytes, `tail`, off a file; `before` are those that stand before them. */
  | {
      readonly do: "cut";
      readonly path: string;
      /** Bytes of the file with `tail`. */
      readonly size: number;
      readonly tail: Uint8Array;
      readonly before: Uint8Array;
    };

/** On the name of a file that is not whole yet. */
export const PART_SUFFIX = ".part";

export async function perform(storage: Storage, step: Step): Promise<void> {
  switch (step.do) {
    case "makeDirectory":
      return storage.makeDirectory(step.path);
    case "write":
      return write(storage, step);
    case "move":
      return storage.rename(step.from, step.to);
    case "replace":
      return storage.rename(step.by, step.path);
    case "cut":
      return cut(storage, step);
    default:
      return assertNever(step);
  }
}

async function write(
  storage: Storage,
  { path, bytes, modifiedMs }: Extract<Step, { do: "write" }>,
): Promise<void> {
  const part = path + PART_SUFFIX;
  const file = await storage.open(part, "create");
  try {
    await file.write(bytes, 0);
    if (modifiedMs !== undefined) await file.setModified(modifiedMs);
    await file.sync();
  } finally {
    await file.close();
  }
  await storage.rename(part, path);
}

/** The content that people see stays the same, and so does its time. */
async function cut(
  storage: Storage,
  { path, size, tail }: Extract<Step, { do: "cut" }>,
): Promise<void> {
  const file = await storage.open(path, "edit");
  try {
    const { modifiedMs } = await file.stat();
    await file.truncate(size - tail.length);
    await file.setModified(modifiedMs);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The folders whose names a step changes. */
export function changedFolders(step: Step): readonly string[] {
  switch (step.do) {
    case "move":
      return [parentOf(step.from), parentOf(step.to)];
    case "replace":
      return [parentOf(step.by), parentOf(step.path)];
    case "makeDirectory":
    case "write":
      return [parentOf(step.path)];
    case "cut":
      return [];
    default:
      return assertNever(step);
  }
}

/** The folder that a path lies in. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
