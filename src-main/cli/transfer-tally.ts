/** Counts what `get`, `put`, `import` and `export` have copied, and tells how far they are where somebody wants to know. */

import { countText, resultText } from "../../src-shared/text/cli-text.ts";
import type { Tally, Totals } from "../transfer/transfer-run.ts";
import { readableSize } from "./format-for-people.ts";
import type { Io } from "./io.ts";
import { clearLine, jsonLine, print } from "./print.ts";

export interface CliTally extends Tally {
  /** The last word: prints what was copied. @param more - goes into the object for programs */
  readonly finish: (more?: object) => Promise<void>;
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
): Promise<CliTally> {
  const tell = await teller(io, asked, findTotals);
  const done = { files: 0, directories: 0, symlinks: 0, bytes: 0 };
  /** What counts as done without having been copied. */
  const left = { files: 0, bytes: 0 };
  const far = (): Far => ({ files: done.files + left.files, bytes: done.bytes + left.bytes });
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
      await tell.progress(far());
      toldAt = performance.now();
    },
    skip: (bytes) => {
      left.files += 1;
      left.bytes += bytes;
    },
    pass: (bytes) => {
      left.bytes += bytes;
    },
    finish: async (more = {}) => {
      await tell.last(far());
      await print(io, { ...done, ...more }, summaryLine(done));
    },
  };
}

interface Done {
  readonly files: number;
  readonly directories: number;
  readonly symlinks: number;
  readonly bytes: number;
}

type Far = Pick<Done, "files" | "bytes">;

interface Teller {
  readonly progress: (far: Far) => Promise<void>;
  readonly last: (far: Far) => Promise<void>;
}

async function teller(io: Io, asked: boolean, findTotals: () => Promise<Totals>): Promise<Teller> {
  if (io.json && asked) return jsonTeller(io, await findTotals());
  if (!io.json && io.stderr.isTerminal) return terminalTeller(io, await findTotals());
  const nothing = (): Promise<void> => Promise.resolve();
  return { progress: nothing, last: nothing };
}

function jsonTeller(io: Io, { totalFiles, totalBytes }: Totals): Teller {
  const tell = ({ bytes, files }: Far): Promise<void> => {
    const progress = { doneBytes: bytes, doneFiles: files, totalFiles, totalBytes };
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
