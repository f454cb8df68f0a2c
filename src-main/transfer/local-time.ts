/**
 * Times of files between vault and host. Node passes them as floating-point
 * seconds and cuts them to microseconds; done naively, a file copied to and fro
 * would grow older by one microsecond each time.
 */

import type { BigIntStats } from "node:fs";

const halfMicrosecondMs = 0.000_5;

/** Seconds since 1970, as `utimes` wants them, that come out as the nearest microsecond. */
export function hostSeconds(modifiedMs: number): number {
  return (modifiedMs + halfMicrosecondMs) / 1000;
}

/** Milliseconds since 1970, with fractions down to the microsecond; nanoseconds would not fit into a number. */
export function modifiedMsOf({ mtimeNs }: BigIntStats): number {
  return Number(mtimeNs / 1000n) / 1000;
}
