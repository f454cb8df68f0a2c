/**
 * How much garbage V8 lets come together before it marks the whole heap.
 *
 * By itself it marks a heap of 10 MB, which ours is, after every 24 MB of new
 * buffers, because it takes a program that makes many of them for one that is short of
 * memory. `node:crypto` gives a new buffer for each chunk, so that was once per
 * 8 MB of a large file, and half of all its processor time (docs/performance.md).
 */

import { constants, type PerformanceEntry, PerformanceObserver } from "node:perf_hooks";
import { getHeapStatistics, setFlagsFromString } from "node:v8";

/** Bytes of garbage that may come together, whatever the heap holds. */
const ROOM = 40 * 1_048_576;

/** V8 never lets a heap grow to more than four times its size, nor do we. */
const MOST_PERCENT = 300;
const LEAST_PERCENT = 20;

/** For the whole process: called once, where it begins. */
export function letHeapGrow(): void {
  setGrowth();
  // V8 decides at the end of each marking by how much the heap may grow until the next one.
  new PerformanceObserver((list) => {
    if (list.getEntries().some(isMarking)) setGrowth();
  }).observe({ entryTypes: ["gc"] });
}

/** Entries of this type have a detail, which the types of Node leave out. */
function isMarking(entry: PerformanceEntry & { readonly detail?: { readonly kind?: number } }) {
  return entry.detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}

function setGrowth(): void {
  const percent = Math.round((100 * ROOM) / getHeapStatistics().used_heap_size);
  const bounded = Math.max(LEAST_PERCENT, Math.min(percent, MOST_PERCENT));
  setFlagsFromString(`--heap-growing-percent=${bounded}`);
}
