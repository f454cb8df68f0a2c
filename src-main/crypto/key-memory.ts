/**
 * Memory for a key, filled with zeros.
 *
 * V8 keeps typed arrays of up to 64 bytes among its own objects, moves them when it collects garbage
 * and leaves what was there as it is: wiping the array wipes the last copy only. An array over a buffer
 * of its own is never moved.
 */
export function keyMemory(bytes: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(bytes));
}
