/** Counts what `get` and `put` have copied, and tells how far they are where somebody wants to know. */

import { countText, resultText } from "../../src-shared/text/cli-text.ts";
import { readableSize } from "./format-for-people.ts";
import type { Io } from "./io.ts";
import { clearLine, jsonLine, print } from "./print.ts";

/** How much there is to copy. */
export interface Totals {
  readonly totalFiles: number;
  readonly totalBytes: number;
}

export interface Tally {
  readonly addFile: () => void;
  readonly addDirectory: () => void;
  readonly addSymlink: () => void;
  /** Counts content of a file that is being copied. */
  readonly addBytes: (count: number) => Promise<void>;
  /** The last word: prints what was copied. */
  readonly finish: () => Promise<void>;
}

/** Progress is told no more often than this, milliseconds. */
const tellingIntervalMs = 200;

/**
 * @param asked - true with `--progress`
 * @param findTotals - called only if progress is told at all, because it takes a walk of its own
 */
export async function startTally(
  io: Io,
  asked: boolean,
  findTotals: () => Promise<Totals>,
): Promise<Tally> {
  const tell = await teller(io, asked, findTotals);
  const done = { files: 0, directories: 0, symlinks: 0, bytes: 0 };
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    addFile: () => {
      done.files += 1;
    },
    addDirectory: () => {
      done.directories += 1;
    },
    addSymlink: () => {
      done.symlinks += 1;
    },
    addBytes: async (count) => {
      done.bytes += count;
      if (performance.now() - toldAt < tellingIntervalMs) return;
      await tell.progress(done);
      toldAt = performance.now();
    },
    finish: async () => {
      await tell.last(done);
      await print(io, done, summaryLine(done));
    },
  };
}

interface Done {
  readonly files: number;
  readonly directories: number;
  readonly symlinks: number;
  readonly bytes: number;
}

interface Teller {
  readonly progress: (done: Done) => Promise<void>;
  readonly last: (done: Done) => Promise<void>;
}

async function teller(io: Io, asked: boolean, findTotals: () => Promise<Totals>): Promise<Teller> {
  if (io.json && asked) return jsonTeller(io, await findTotals());
  if (!io.json && io.stderr.isTerminal) return terminalTeller(io, await findTotals());
  const nothing = (): Promise<void> => Promise.resolve();
  return { progress: nothing, last: nothing };
}

function jsonTeller(io: Io, totals: Totals): Teller {
  const tell = ({ bytes, files }: Done): Promise<void> => {
    const progress = { doneBytes: bytes, doneFiles: files, ...totals };
    return io.stdout.write(`${jsonLine({ progress })}\n`);
  };
  return { progress: tell, last: tell };
}

/** One line that overwrites itself, and is gone at the end. */
function terminalTeller(io: Io, { totalFiles, totalBytes }: Totals): Teller {
  const total = readableSize(totalBytes);
  return {
    progress: ({ files, bytes }) =>
      io.stderr.write(
        clearLine + resultText.progress(files, totalFiles, readableSize(bytes), total),
      ),
    last: () => io.stderr.write(clearLine),
  };
}

function summaryLine({ files, directories, symlinks, bytes }: Done): string {
  const parts = [
    ...(files > 0 ? [countText.files(files)] : []),
    ...(directories > 0 ? [countText.directories(directories)] : []),
    ...(symlinks > 0 ? [countText.symlinks(symlinks)] : []),
  ];
  return parts.length === 0
    ? resultText.copiedNothing
    : resultText.copied(parts, readableSize(bytes));
}
