/**
 * Whether a disk answers so fast that waiting for it on this thread is cheaper
 * than asking the thread pool.
 *
 * Only a file system that is known to lie on this machine is ever fast: a
 * network disk or a FUSE folder of a cloud client may answer from its cache a
 * hundred times and hang for a minute the next. A local disk is fast until its
 * calls have kept the others waiting for too large a share of the time: one
 * hiccup is forgiven (on a busy machine the processor is what was waited for),
 * a disk that seeks is not. Then it is slow for a while,
 * each time for longer.
 */

import type { DiskKind } from "./local-disk.ts";

export interface DiskPace {
  readonly isFast: boolean;
  /** What it holds is gone with the power anyway, and flushing it is no work. */
  readonly isMemory: boolean;
  /** Tells what a call on this thread took, in milliseconds. */
  took(ms: number): void;
}

/** A call that took less found its answer in memory, in milliseconds. */
const QUICK_MS = 3;
/** Waiting that is forgiven, in milliseconds … */
const MOST_WAITING_MS = 250;
/** … and how much of it is forgotten per millisecond that passes. */
const FORGOTTEN_SHARE = 0.5;
/** How long a disk counts as slow after it was too slow once; doubles each time, in milliseconds. */
const FIRST_PENALTY_MS = 2_000;
const LONGEST_PENALTY_MS = 600_000;

/**
 * @param kind - fast at times unless it is `"unknown"`
 * @param now - milliseconds from any fixed moment on
 */
export function diskPace(kind: Promise<DiskKind>, now: () => number): DiskPace {
  let known: DiskKind = "unknown";
  let waitingMs = 0;
  let lastLook = now();
  let slowUntil = lastLook;
  let penaltyMs = FIRST_PENALTY_MS;
  void kind.then((answer) => {
    known = answer;
  });

  return {
    get isFast() {
      return known !== "unknown" && now() >= slowUntil;
    },
    get isMemory() {
      return known === "memory";
    },
    took(ms) {
      if (ms <= QUICK_MS) return;
      const time = now();
      const forgotten = (time - lastLook) * FORGOTTEN_SHARE;
      waitingMs = Math.max(0, waitingMs - forgotten) + ms - QUICK_MS;
      lastLook = time;
      if (waitingMs <= MOST_WAITING_MS) return;
      waitingMs = 0;
      slowUntil = time + penaltyMs;
      penaltyMs = Math.min(2 * penaltyMs, LONGEST_PENALTY_MS);
    },
  };
}
