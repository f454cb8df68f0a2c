import type { TransferProgress, TransferSummary } from "../../../src-shared/model/transfer.ts";
import type { Tally, Totals } from "../../transfer/transfer-run.ts";

/** Speed is that of the last so many milliseconds. */
const windowMs = 5_000;
/** A sample is taken no more often than this, milliseconds. */
const sampleMs = 250;
/** Before this, a speed would be a guess, milliseconds. */
const leastMs = 1_000;

/** Counts what is copied, and tells how fast it goes and how long it will take. */
export interface ProgressMeter {
  readonly tally: Tally;
  readonly progress: () => TransferProgress;
  readonly summary: () => TransferSummary;
  /** Nothing is copied for a while: what was measured means nothing after. */
  readonly pause: () => void;
}

interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/**
 * @param now - milliseconds that never go back
 * @param changed - called after everything that is counted
 */
export function progressMeter(
  { totalBytes, totalFiles }: Totals,
  now: () => number,
  changed: () => void,
): ProgressMeter {
  const done = { files: 0, directories: 0, symlinks: 0, bytes: 0, skipped: 0 };
  const left = { files: 0, bytes: 0 };
  const pace = paceOf(now);

  const count = (work: () => void): void => {
    work();
    changed();
  };
  return {
    tally: {
      addFile: () => {
        count(() => (done.files += 1));
      },
      addDirectory: () => {
        count(() => (done.directories += 1));
      },
      addSymlink: () => {
        count(() => (done.symlinks += 1));
      },
      addBytes: (bytes) => {
        done.bytes += bytes;
        pace.add(done.bytes);
        changed();
        return Promise.resolve();
      },
      skip: (bytes) => {
        count(() => {
          done.skipped += 1;
          left.files += 1;
          left.bytes += bytes;
        });
      },
      pass: (bytes) => {
        left.bytes += bytes;
        changed();
      },
    },
    progress: () => {
      const perSecond = pace.speed(done.bytes);
      // What was counted may have grown since.
      const doneBytes = Math.min(totalBytes, done.bytes + left.bytes);
      const isKnown = perSecond !== null && perSecond > 0;
      return {
        doneBytes,
        totalBytes,
        doneFiles: Math.min(totalFiles, done.files + left.files),
        totalFiles,
        speed: perSecond,
        secondsLeft: isKnown ? (totalBytes - doneBytes) / perSecond : null,
      };
    },
    summary: () => ({ ...done }),
    pause: () => {
      pace.restart(done.bytes);
    },
  };
}

/** How fast a number of bytes grows. */
function paceOf(now: () => number) {
  let samples: Sample[] = [{ atMs: now(), bytes: 0 }];
  return {
    add: (bytes: number): void => {
      const atMs = now();
      if (atMs - (samples.at(-1)?.atMs ?? 0) < sampleMs) return;
      samples.push({ atMs, bytes });
      samples = samples.filter((each) => atMs - each.atMs <= windowMs);
    },
    /** Bytes per second; `null` until that would be more than a guess. */
    speed: (bytes: number): number | null => {
      const [first] = samples;
      const ms = first === undefined ? 0 : now() - first.atMs;
      return first === undefined || ms < leastMs ? null : ((bytes - first.bytes) / ms) * 1000;
    },
    restart: (bytes: number): void => {
      samples = [{ atMs: now(), bytes }];
    },
  };
}
