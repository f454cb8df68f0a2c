/** Removable drives for tests of the window, mounted where desktops mount what is plugged in. */

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type Drive, makeDrive } from "../integration/support/loop-drive.ts";

const media = "/media";

/** Every run sees the drives of all others on this machine, so each has names of its own. */
const run = process.pid.toString(36);
const prefix = `latchkey-test-${run}-`;

/** Labels, of 16 characters at most. */
export const blue = `Blue stick ${run}`;
export const red = `Red stick ${run}`;

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
      const drive = makeDrive(scratch, label);
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
