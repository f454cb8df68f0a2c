/** Removable drives for tests of the window, mounted where desktops mount what is plugged in. */

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Drive, makeDrive } from "../integration/support/loop-drive.ts";

const media = "/media";
const prefix = "latchkey-test-";

/** A folder to mount a drive in. */
export function mountAt(name: string): string {
  return join(media, `${prefix}${name}`);
}

export interface Sticks {
  readonly make: (label: string) => Drive;
  /** Pulls every one out, and removes what is left of them. */
  readonly remove: () => void;
}

export function sticks(): Sticks {
  const scratch = mkdtempSync(join(tmpdir(), "latchkey-stick-"));
  const drives: Drive[] = [];
  return {
    make(label) {
      const drive = makeDrive(scratch, label.slice(0, 16));
      drives.push(drive);
      return drive;
    },
    remove() {
      for (const drive of drives) drive.pull();
      for (const name of readdirSync(media)) {
        if (name.startsWith(prefix)) rmSync(join(media, name), { recursive: true });
      }
      rmSync(scratch, { recursive: true });
    },
  };
}
