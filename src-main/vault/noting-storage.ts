/**
 * A storage that notes what is made by way of it, so that just that can be
 * removed again: what others put beside it meanwhile is theirs.
 */

import { VaultError } from "../base/vault-error.ts";
import type { Storage } from "../storage/storage.ts";

export interface NotingStorage {
  readonly storage: Storage;
  /** Removes what was made, the last first. A folder in which something else lies stays. */
  readonly undo: () => Promise<void>;
}

export function notingStorage(inner: Storage): NotingStorage {
  const undoing: (() => Promise<void>)[] = [];
  return {
    storage: {
      ...inner,
      makeDirectory: async (path) => {
        await inner.makeDirectory(path);
        undoing.push(() => inner.removeDirectory(path));
      },
      open: async (path, mode) => {
        const file = await inner.open(path, mode);
        if (mode === "create") undoing.push(() => inner.removeFile(path));
        return file;
      },
      rename: async (from, to) => {
        await inner.rename(from, to);
        undoing.push(() => inner.removeFile(to));
      },
    },
    undo: async () => {
      for (const step of undoing.toReversed()) await step().catch(unlessDisk);
    },
  };
}

/** Gone already, or in use by others: then it is not ours to remove. */
function unlessDisk(error: unknown): void {
  if (!(error instanceof VaultError)) throw error;
}
