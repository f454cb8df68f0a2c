import { describe } from "vitest";
import { canMount } from "./loop-drive.ts";

/** A `describe` for suites that need drives. */
export function describeWithDrives(title: string, suite: () => void): void {
  describe.skipIf(!canMount())(`${title} [needs loop mounts, mkfs.ext4, blkid]`, suite);
}
