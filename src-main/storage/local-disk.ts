import { statfs } from "node:fs/promises";

/**
 * File systems that keep their data on this machine, by the magic numbers of
 * statfs(2). Only Linux tells by number; elsewhere no disk is known to be
 * local, and every call goes to the thread pool.
 */
const localTypes: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
  0xf2f52010, // F2FS
  0x2fc12fc1, // ZFS
  0xca451a4e, // bcachefs
  0x01021994, // tmpfs
  0x858458f6, // ramfs
  0x794c7630, // overlayfs
]);

/** True if the folder is known to lie on a disk of this machine; false if not, or if nobody knows. */
export async function isOnLocalDisk(folder: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  try {
    return localTypes.has((await statfs(folder)).type);
  } catch {
    // Not there, not allowed: then nothing is known.
    return false;
  }
}
