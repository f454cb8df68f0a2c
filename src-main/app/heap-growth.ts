/**
 * How much garbage V8 lets come together before it marks the whole heap.
 *
 * By itself it marks a heap of 10 MB, which ours is, after every 24 MB of new
 * buffers, because it takes a program that makes many of them for one that is short of
 * memory. `node:crypto` gives a new buffer for each chunk, so that was once per
 * 8 MB of a large file, and half of all its processor time (docs/performance.md).
 */

import { setFlagsFromString } from "node:v8";

/** The heap is marked when it is four times what it was after the last time: as much as V8 allows in its calmest hour. */
const GROWTH_PERCENT = 300;

/** For the whole process: called once, where it begins. */
export function letHeapGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
