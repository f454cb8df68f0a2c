import { diskError } from "../../storage/disk-error.ts";
import type { Storage } from "../../storage/storage.ts";
import { interceptedStorage, type StorageStep } from "./intercepted-storage.ts";

/** Errors of a disk, by `errno` name. */
export type DiskErrorCode =
  | "EIO"
  | "ENOSPC"
  | "EACCES"
  | "EROFS"
  | "EMFILE"
  | "ENOENT"
  | "EBUSY"
  | "EPERM";

/**
 * A disk that fails as `judge` says, and does nothing then.
 *
 * Closing is always done before it fails: a file is closed whatever the disk says.
 *
 * @param judge - asked before every step; `null` lets it happen
 */
export function failingStorage(
  inner: Storage,
  judge: (step: StorageStep) => DiskErrorCode | null,
): Storage {
  return interceptedStorage(inner, async (step, run) => {
    const code = judge(step);
    if (code === null) return run();
    if (step.name === "file.close") await run();
    throw diskError(Object.assign(new Error(`${code}: ${step.name}`), { code }), step.path);
  });
}
