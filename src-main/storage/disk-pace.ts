/**
 * Whether a disk answers so fast that waiting for it on this thread is cheaper
 * than asking the thread pool.
 *
 * It starts as slow. Only a file system that is known to lie on this machine
 * can become fast: a network disk or a FUSE folder of a cloud client may answer
 * from its cache a hundred times and hang for a minute the next. A local disk
 * is fast after enough quick answers in a row. It is slow again, each time for
 * longer, when its calls have kept the others waiting for too large a share of
 * the time: one hiccup is forgiven, a disk that seeks is not.
 */

export interface DiskPace {
  readonly isFast: boolean;
  /** Tells what a call took, in milliseconds. */
  took(ms: number): void;
}

/** Quick answers in a row that make a disk fast. */
const PROOF = 16;
/** A call that took less found its answer in memory, in milliseconds. */
const QUICK_MS = 3;
/** Waiting that is forgiven, in milliseconds … */
const MOST_WAITING_MS = 50;
/** … and how much of it is forgotten per millisecond that passes. */
const FORGOTTEN_SHARE = 0.05;
/** How long a disk counts as slow after it was too slow once; doubles each time, in milliseconds. */
const FIRST_PENALTY_MS = 10_000;
const LONGEST_PENALTY_MS = 600_000;

/**
 * @param isLocal - resolves to true if the disk is known to be part of this machine
 * @param now - milliseconds from any fixed moment on
 */
export function diskPace(isLocal: Promise<boolean>, now: () => number): DiskPace {
  let isFast = false;
  let canBeFast = false;
  let inARow = 0;
  let waitingMs = 0;
  let lastLook = now();
  let slowUntil = 0;
  let penaltyMs = FIRST_PENALTY_MS;
  void isLocal.then((answer) => {
    canBeFast = answer;
  });

  function prove(ms: number): void {
    inARow = ms < QUICK_MS ? inARow + 1 : 0;
    isFast = canBeFast && inARow >= PROOF && now() >= slowUntil;
    lastLook = now();
    waitingMs = 0;
  }

  function count(ms: number): void {
    const time = now();
    waitingMs = Math.max(0, waitingMs - (time - lastLook) * FORGOTTEN_SHARE) + ms - QUICK_MS;
    lastLook = time;
    if (waitingMs <= MOST_WAITING_MS) return;
    isFast = false;
    inARow = 0;
    slowUntil = time + penaltyMs;
    penaltyMs = Math.min(2 * penaltyMs, LONGEST_PENALTY_MS);
  }

  return {
    get isFast() {
      return isFast;
    },
    took(ms) {
      if (!isFast) prove(ms);
      else if (ms > QUICK_MS) count(ms);
    },
  };
}
