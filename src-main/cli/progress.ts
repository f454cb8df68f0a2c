/** Tells how far something is, where somebody wants to know and not more often than a person can read. */

import type { Io } from "./io.ts";
import { clearLine, jsonLine } from "./print.ts";

/** As docs/cli.md has it; totals are 0 as long as nobody knows them. */
export interface Progress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly doneFiles: number;
  readonly totalFiles: number;
}

export interface ProgressTeller<P extends Progress = Progress> {
  readonly tell: (progress: P) => Promise<void>;
  /** Takes the line away before something else is printed. */
  readonly clear: () => Promise<void>;
}

const intervalMs = 200;

/**
 * @param asked - true with `--progress`
 * @param text - one line for people
 */
export function progressTeller<P extends Progress>(
  io: Io,
  asked: boolean,
  text: (progress: P) => string,
): ProgressTeller<P> {
  const isOnTerminal = !io.json && io.stderr.isTerminal;
  const isWanted = isOnTerminal || (io.json && asked);
  let toldAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    tell: async (progress) => {
      if (!isWanted || performance.now() - toldAt < intervalMs) return;
      toldAt = performance.now();
      if (io.json) return io.stdout.write(`${jsonLine({ progress })}\n`);
      isShown = true;
      return io.stderr.write(clearLine + text(progress));
    },
    clear: async () => {
      if (!isShown) return;
      isShown = false;
      await io.stderr.write(clearLine);
    },
  };
}
