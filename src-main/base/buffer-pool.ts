/**
 * Buffers of one size that are used again.
 *
 * The memory of a buffer lies outside V8's heap, but V8 counts it: it marks the
 * whole heap every 24 MiB or so of new buffers, which took half of the time
 * of a large download while each piece of it had a buffer of its own.
 */

import { rawBytes } from "./raw-bytes.ts";

export class BufferPool {
  readonly #size: number;
  readonly #most: number;
  readonly #free: Uint8Array[] = [];

  /**
   * @param size - bytes of each buffer
   * @param most - buffers that are kept while nobody uses them
   */
  constructor(size: number, most: number) {
    this.#size = size;
    this.#most = most;
  }

  /** A buffer of which every byte may be anything. */
  take(): Uint8Array {
    return this.#free.pop() ?? rawBytes(this.#size);
  }

  /** @param buffer - as it was taken, and nobody reads or writes it any more; one that never comes back costs nothing */
  give(buffer: Uint8Array): void {
    if (this.#free.length < this.#most) this.#free.push(buffer);
  }

  /** Wipes and forgets what is not in use. */
  clear(): void {
    for (const buffer of this.#free) buffer.fill(0);
    this.#free.length = 0;
  }
}
