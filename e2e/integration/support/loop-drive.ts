/** A removable drive for tests: a small image in a file, mounted by loop device. Only root may, and not in every container. */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const IMAGE_BYTES = 4 * 2 ** 20;

export interface Drive {
  /** Mounts it in a folder, which is made. @returns the folder */
  readonly plug: (at: string, ...options: readonly string[]) => string;
  /** Takes it away, files open or not. */
  readonly pull: () => void;
}

/** @param scratch - folder of the image */
export function makeDrive(scratch: string, label: string): Drive {
  const image = join(mkdtempSync(join(scratch, "drive-")), "drive.img");
  execFileSync("truncate", ["-s", String(IMAGE_BYTES), image]);
  execFileSync("mkfs.ext4", ["-q", "-F", "-m", "0", "-L", label, image]);
  let mounted: string | null = null;
  return {
    plug: (at, ...options) => {
      mkdirSync(at, { recursive: true });
      execFileSync("mount", ["-o", ["loop", ...options].join(","), image, at]);
      mounted = at;
      return at;
    },
    pull: () => {
      if (mounted !== null) execFileSync("umount", ["-l", mounted]);
      mounted = null;
    },
  };
}

/** Whether drives can be made here. */
export function canMount(): boolean {
  if (process.getuid?.() !== 0 || spawnSync("blkid", ["-V"]).status !== 0) return false;
  const scratch = mkdtempSync(join(tmpdir(), "latchkey-drive-"));
  try {
    const drive = makeDrive(scratch, "PROBE");
    drive.plug(join(scratch, "mnt"));
    drive.pull();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
