/**
 * What Latchkey writes down for the day when something goes wrong.
 *
 *     latchkey.log       the newest lines
 *     latchkey.1.log     those before, and so on to latchkey.3.log
 *
 * Never a password, a key, the name of a file or of a vault: see log-line.ts.
 * Written at once and not in the background, as what matters most in it is
 * often the last thing that a program does.
 */

import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { logLine } from "./log-line.ts";

export interface LogBook {
  /** Where the files are, absolute. */
  readonly folder: string;

  /** @returns the line that was written */
  readonly error: (where: string, error: unknown) => string;

  /** What is worth a line only for those who look for something. */
  readonly detail: (line: string) => void;
}

interface LogBookOptions {
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wantsDetails: () => boolean;
}

/** Bytes; the files together take four times as much. */
const fullAt = 1_000_000;
const kept = 3;

export function logBook({ folder, now, wantsDetails }: LogBookOptions): LogBook {
  const path = join(folder, "latchkey.log");

  function write(line: string): void {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      turnOver(folder, path);
      appendFileSync(path, `${new Date(now()).toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // A disk that takes no log must not stop what the log is about.
    }
  }

  return {
    folder,
    error(where, error) {
      const line = logLine(where, error);
      process.stderr.write(`${line}\n`);
      write(line);
      return line;
    },
    detail(line) {
      if (wantsDetails()) write(line);
    },
  };
}

/** Begins a new file when the newest one is full. */
function turnOver(folder: string, path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < fullAt) return;
  for (let age = kept; age > 0; age--) {
    const younger = age === 1 ? path : join(folder, `latchkey.${age - 1}.log`);
    const exists = statSync(younger, { throwIfNoEntry: false }) !== undefined;
    if (exists) renameSync(younger, join(folder, `latchkey.${age}.log`));
  }
}
