/**
 * How far V8 lets the heap grow.
 *
 * By itself it marks the whole of a heap of 10 MB, which ours is, after every 24 MB of
 * new buffers, because it takes a program that makes many of them for one that is short
 * of memory. `node:crypto` gives a new buffer for each chunk, so that was once per
 * 8 MB of a large file, and half of all its processor time. And it gives the young
 * generation up to 48 MB, for no gain that could be measured (docs/performance.md).
 *
 * Both are decided by flags that V8 reads each time it decides.
 *
 * On the other hand it lets 32 MB of dropped buffers come together before it collects
 * the young generation, which takes half a millisecond: so it is asked to, more often.
 */

import { constants, type PerformanceEntry, PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { whenMuchIsDropped } from "../base/dropped-bytes.ts";

const MIB = 1_048_576;

/** Bytes of garbage that may come together, whatever the heap holds. */
const ROOM = 24 * MIB;

/** V8 never lets a heap grow to more than four times its size, nor do we. */
const MOST_PERCENT = 300;
const LEAST_PERCENT = 20;

/** Bytes of the two halves of the young generation at which it grows no more. */
const LARGE_YOUNG = 8 * MIB;

/** For the whole process: called once, where it begins. */
export function letHeapGrow(): void {
  setGrowth();
  // So little lives in the young generation that waking other threads takes longer than copying it.
  setFlagsFromString("--no-parallel-scavenge");
  const collect = collector();
  if (collect !== null) {
    whenMuchIsDropped(() => {
      collect({ type: "minor" });
    });
  }
  let isYoungGrowing = true;
  new PerformanceObserver((list) => {
    // By how much the heap may grow until it is marked again is decided at the end of each marking.
    if (list.getEntries().some(isMarking)) setGrowth();
    if (!isYoungGrowing || youngBytes() < LARGE_YOUNG) return;
    isYoungGrowing = false;
    setFlagsFromString("--semi-space-growth-factor=1");
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

type Collector = (options: { readonly type: "minor" }) => void;

/** V8 gives the function to contexts that are made while the flag is set. @returns `null` if it does not */
function collector(): Collector | null {
  setFlagsFromString("--expose-gc");
  const found: unknown = runInNewContext("typeof gc === 'function' ? gc : null");
  setFlagsFromString("--no-expose-gc");
  return isCollector(found) ? found : null;
}

function isCollector(value: unknown): value is Collector {
  return typeof value === "function";
}

function youngBytes(): number {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  return young?.space_size ?? 0;
}
