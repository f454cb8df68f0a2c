/**
 * Cleartext chunks that were read and may be read again, bounded in bytes.
 *
 * Only chunks that a read used a part of come here: whoever reads on will want
 * the rest, while chunks that were used whole are done with. What leaves the
 * cache is wiped.
 */

/** Bytes kept over all files of a vault. */
const CAPACITY = 8 * 1_048_576;

export class ChunkCache {
  readonly #chunks = new Map<string, Uint8Array>();
  readonly #capacity: number;
  #bytes = 0;
  #files = 0;

  constructor(capacity = CAPACITY) {
    this.#capacity = capacity;
  }

  /** A number for one version of one file; chunks of different numbers never meet. */
  newFile(): number {
    this.#files += 1;
    return this.#files;
  }

  /** The chunk, still the cache's: copy what is needed before the next await. */
  get(file: number, index: number): Uint8Array | null {
    const key = `${file}:${index}`;
    const chunk = this.#chunks.get(key);
    if (chunk === undefined) return null;
    // A Map keeps the order of insertion: the chunk becomes the youngest.
    this.#chunks.delete(key);
    this.#chunks.set(key, chunk);
    return chunk;
  }

  /** Takes over `chunk`. */
  set(file: number, index: number, chunk: Uint8Array): void {
    this.delete(file, index);
    this.#chunks.set(`${file}:${index}`, chunk);
    this.#bytes += chunk.length;
    for (const [key, oldest] of this.#chunks) {
      if (this.#bytes <= this.#capacity) break;
      this.#drop(key, oldest);
    }
  }

  delete(file: number, index: number): void {
    const key = `${file}:${index}`;
    const chunk = this.#chunks.get(key);
    if (chunk) this.#drop(key, chunk);
  }

  clear(): void {
    for (const [key, chunk] of this.#chunks) this.#drop(key, chunk);
  }

  #drop(key: string, chunk: Uint8Array): void {
    this.#chunks.delete(key);
    this.#bytes -= chunk.length;
    chunk.fill(0);
  }
}
