import type { Storage, StorageFile } from "../../storage/storage.ts";
import { interceptedStorage } from "./intercepted-storage.ts";

/** A storage that knows which of its files are open. */
export interface CountedHandles {
  readonly storage: Storage;
  /** Paths of the files that were opened and not closed, as they were called then. */
  readonly open: () => readonly string[];
}

export function countedHandles(inner: Storage): CountedHandles {
  const open = new Map<StorageFile, string>();
  const counted: Storage = {
    // The methods of a storage may be on its prototype, so they are taken one by one.
    ...interceptedStorage(inner, (_, run) => run()),
    open: async (path, mode) => {
      const file = await inner.open(path, mode);
      open.set(file, path);
      return {
        read: (target, position) => file.read(target, position),
        write: (bytes, position) => file.write(bytes, position),
        truncate: (size) => file.truncate(size),
        stat: () => file.stat(),
        setModified: (modifiedMs) => file.setModified(modifiedMs),
        sync: () => file.sync(),
        close: async () => {
          open.delete(file);
          await file.close();
        },
      };
    },
  };
  return { storage: counted, open: () => [...open.values()] };
}
