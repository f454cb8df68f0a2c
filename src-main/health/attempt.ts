/**
 * Steps on a disk that may be damaged, or changing while it is looked at: what
 * goes wrong with one file is a finding or nothing at all, and does not end a check.
 */

import { isFailure, VaultError } from "../base/vault-error.ts";
import { codeOf } from "../storage/disk-error.ts";

/** `gone`: it is not there (any more), or it is of another kind. `unreadable`: it is there, and the disk refuses. */
export type Attempt<T> = { readonly value: T } | { readonly problem: "gone" | "unreadable" };

/** @throws whatever concerns more than one file: the vault folder is gone, the vault was locked, a bug */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    const isGone =
      isFailure(error, "not-found") ||
      isFailure(error, "is-not-a-directory") ||
      isFailure(error, "is-a-directory");
    if (isGone) return { problem: "gone" };
    if (isOfOneFile(error)) return { problem: "unreadable" };
    throw error;
  }
}

/** The value, or `null` whatever went wrong with the file. */
export async function valueOrNull<T>(work: () => Promise<T>): Promise<T | null> {
  const result = await attempt(work);
  return "value" in result ? result.value : null;
}

/** Refused by the disk, or an error of the system (`EIO` and the like) that the engine does not tell apart. */
function isOfOneFile(error: unknown): boolean {
  if (isFailure(error, "permission-denied") || isFailure(error, "in-use")) return true;
  const code = codeOf(error) ?? "";
  return !(error instanceof VaultError) && /^E[A-Z0-9]+$/.test(code) && !ofTheProcess.has(code);
}

/** Too many open files: that is no fault of this one. */
const ofTheProcess: ReadonlySet<string> = new Set(["EMFILE", "ENFILE", "ENOMEM"]);
