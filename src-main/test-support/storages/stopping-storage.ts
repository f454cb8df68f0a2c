import type { Storage } from "../../storage/storage.ts";
import { type Interceptor, interceptedStorage, type StorageStep } from "./intercepted-storage.ts";

/** A disk under a process that dies: after the last step nothing reaches it any more. */
export interface StoppingStorage {
  readonly storage: Storage;
  /** Changes that were asked for so far, the refused one included. */
  readonly changes: readonly StorageStep[];
}

/**
 * @param lastChange - how many changes are still made
 * @param isTorn - whether of the write after them a half is made too
 */
export function stoppingStorage(
  inner: Storage,
  lastChange = Number.POSITIVE_INFINITY,
  isTorn = false,
): StoppingStorage {
  const changes: StorageStep[] = [];
  const intercept: Interceptor = async (step, run) => {
    if (changes.length > lastChange) throw new ProcessGone();
    if (!step.isChange) return run();
    changes.push(step);
    if (changes.length <= lastChange) return run();
    if (isTorn) await step.half?.();
    throw new ProcessGone();
  };
  return { storage: interceptedStorage(inner, intercept), changes };
}

/** What the dead process would not see. */
export class ProcessGone extends Error {
  override readonly name = "ProcessGone";
}
