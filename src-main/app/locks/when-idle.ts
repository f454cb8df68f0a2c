import type { LockSource } from "./lock-source.ts";

/** Milliseconds between two looks. */
const LOOK_EVERY = 1_000;

/** What a share has carried so far. */
export interface Usage {
  /** Bytes read and written. */
  readonly bytes: number;
  /** True while a program keeps a file open. */
  readonly isBusy: boolean;
}

/**
 * Tells when nothing was read or written for some time. Looking at folders is no use: file managers do
 * that all the time.
 *
 * @param patienceMs - milliseconds without use
 * @param now - milliseconds, of a clock that is never set: it may jump otherwise, and lock too early
 */
export function whenIdle(usage: () => Usage, patienceMs: number, now: () => number): LockSource {
  return (tell) => {
    let bytes = usage().bytes;
    let usedAt = now();
    const timer = setInterval(() => {
      const current = usage();
      if (current.isBusy || current.bytes !== bytes) {
        bytes = current.bytes;
        usedAt = now();
      } else if (now() - usedAt >= patienceMs) tell("idle");
    }, LOOK_EVERY).unref();
    return () => {
      clearInterval(timer);
    };
  };
}
