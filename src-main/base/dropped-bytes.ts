/**
 * Bytes of buffers that were used once and dropped.
 *
 * Their memory lies outside V8's heap and is given back when the young
 * generation is collected. V8 waits with that until 32 MB of them have come
 * together; who knows better how soon it pays is told here (app/heap-growth.ts).
 */

/** How many bytes come together before they are collected. */
const COLLECTED_AT = 4 * 1_048_576;

let bytes = 0;
let collect = (): void => undefined;

/** @param length - of a buffer that nobody will use again in a moment */
export function dropped(length: number): void {
  bytes += length;
  if (bytes < COLLECTED_AT) return;
  bytes = 0;
  collect();
}

/**
 * For the whole process.
 *
 * @param work - called every 4 MiB, in the middle of whatever drops them
 */
export function whenMuchIsDropped(work: () => void): void {
  collect = work;
}
