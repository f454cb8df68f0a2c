import { statfs } from "node:fs/promises";

/** `local`: keeps its data on this machine. `memory`: the same, until the power goes. `unknown`: may be anywhere. */
export type DiskKind = "local" | "memory" | "unknown";

/**
 * File systems of this machine, by the magic numbers of statfs(2). Only Linux
 * tells by number; elsewhere no disk is known to be local, and every call goes
 * to the thread pool.
 */
const kinds: ReadonlyMap<number, DiskKind> = new Map([
  [0xef53, "local"], // ext2, ext3, ext4
  [0x58465342, "local"], // XFS
  [0x9123683e, "local"], // Btrfs
  [0xf2f52010, "local"], // F2FS
  [0x2fc12fc1, "local"], // ZFS
  [0xca451a4e, "local"], // bcachefs
  [0x794c7630, "local"], // overlayfs
  [0x01021994, "memory"], // tmpfs
  [0x858458f6, "memory"], // ramfs
]);

/** Of the disk that a folder lies on. */
export async function diskKindOf(folder: string): Promise<DiskKind> {
  if (process.platform !== "linux") return "unknown";
  try {
    return kinds.get((await statfs(folder)).type) ?? "unknown";
  } catch {
    // Not there, not allowed: then nothing is known.
    return "unknown";
  }
}
