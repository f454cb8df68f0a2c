import { memoryStorage } from "../../storage/memory-storage.ts";
import type { Storage } from "../../storage/storage.ts";

/** A disk that gives files second names and clones them. */
export const capableDisk = (): Storage => memoryStorage();

/** One that can do neither, as FAT and many network disks. */
export const plainDisk = (): Storage => ({
  ...memoryStorage(),
  link: async () => false,
  clone: async () => false,
});
