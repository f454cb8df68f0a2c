/**
 * The content of a file that is being edited: a private copy of its ciphertext.
 *
 * Nobody else sees the copy until it is renamed over the file, so chunks may
 * be rewritten in it in any order. Chunks that changed are kept in memory, up
 * to a bound, and written when they are many or when the copy is finished.
 *
 *     content  = what is on the disk, up to `diskSize`, overlaid by `dirty`
 *     on disk  every chunk before the last of `diskSize` is whole
 *
 * The header, and with it the content key, stays that of the file; every chunk
 * that is written gets a fresh nonce (docs/vault-format.md §9.2).
 */

import { CLEAR_CHUNK, chunkIndex, chunkOffset } from "../format/chunk-layout.ts";
import type { FileHeader } from "../format/content-cipher.ts";
import type { StorageFile } from "../storage/storage.ts";
import { ChunkSource } from "./chunk-source.ts";
import type { Engine } from "./engine.ts";

/** Changed chunks that are kept before they are written. */
const MOST_DIRTY = 64;

export class EditedContent {
  readonly #engine: Engine;
  readonly #file: StorageFile;
  readonly #header: FileHeader;
  readonly #source: ChunkSource;
  /** Chunks of the content that differ from the disk, each with its whole content. */
  readonly #dirty = new Map<number, Uint8Array>();
  #diskSize: number;
  #size: number;

  /**
   * @param file - open for editing; stays the caller's
   * @param header - taken over
   * @param size - bytes of content in the file
   */
  constructor(
    engine: Engine,
    file: StorageFile,
    of: { readonly header: FileHeader; readonly size: number; readonly path: string },
  ) {
    this.#engine = engine;
    this.#file = file;
    this.#header = of.header;
    this.#source = new ChunkSource(engine, file, of.header, of.path);
    this.#diskSize = of.size;
    this.#size = of.size;
  }

  get size(): number {
    return this.#size;
  }

  /** Bytes `[start, end)`; `end` is at most {@link size}. */
  async read(start: number, end: number): Promise<Uint8Array> {
    if (this.#dirty.size === 0) return this.#source.read(start, end, this.#diskSize);
    const clear = new Uint8Array(Math.max(0, end - start));
    let at = start;
    while (at < end) {
      const index = chunkIndex(at);
      const until = Math.min(end, (index + 1) * CLEAR_CHUNK);
      const begin = index * CLEAR_CHUNK;
      const chunk = this.#dirty.get(index);
      const part = chunk
        ? chunk.subarray(at - begin, until - begin)
        : await this.#source.read(at, until, this.#diskSize);
      clear.set(part, at - start);
      at = until;
    }
    return clear;
  }

  async write(position: number, bytes: Uint8Array): Promise<void> {
    if (position > this.#size) await this.#grow(position);
    let done = 0;
    while (done < bytes.length) {
      const at = position + done;
      const index = chunkIndex(at);
      const offset = at - index * CLEAR_CHUNK;
      const part = bytes.subarray(done, done + CLEAR_CHUNK - offset);
      const chunk = await this.#chunkOf(
        index,
        Math.max(this.#lengthOf(index), offset + part.length),
      );
      chunk.set(part, offset);
      done += part.length;
      this.#size = Math.max(this.#size, at + part.length);
      await this.#relieve();
    }
  }

  async truncate(size: number): Promise<void> {
    if (size > this.#size) return this.#grow(size);
    const last = chunkIndex(size);
    const rest = size % CLEAR_CHUNK;
    const kept = rest > 0 ? (await this.read(size - rest, size)).slice() : null;
    // First the step that may fail: until then the content is what it was.
    if (this.#diskSize > last * CLEAR_CHUNK) {
      for (let index = last; index <= chunkIndex(this.#diskSize); index += 1) {
        this.#source.forget(index);
      }
      await this.#file.truncate(chunkOffset(this.#engine.content.layout, last));
      this.#diskSize = last * CLEAR_CHUNK;
    }
    for (const index of this.#dirty.keys()) if (index >= last) this.#drop(index);
    if (kept) this.#dirty.set(last, kept);
    this.#size = size;
  }

  /** Writes every changed chunk. */
  async writeDirty(): Promise<void> {
    for (const index of [...this.#dirty.keys()].sort((a, b) => a - b))
      await this.#writeChunk(index);
  }

  /** Wipes what is in memory. */
  close(): void {
    for (const index of this.#dirty.keys()) this.#drop(index);
    this.#source.close();
  }

  /** Fills up to `size` with zeros, chunk by chunk: a vault knows no sparse files. */
  async #grow(size: number): Promise<void> {
    while (this.#size < size) {
      const index = chunkIndex(this.#size);
      const until = Math.min(size, (index + 1) * CLEAR_CHUNK);
      await this.#chunkOf(index, until - index * CLEAR_CHUNK);
      this.#size = until;
      await this.#relieve();
    }
  }

  /** Bytes that chunk `index` has now; 0 beyond the end. */
  #lengthOf(index: number): number {
    return Math.max(0, Math.min(CLEAR_CHUNK, this.#size - index * CLEAR_CHUNK));
  }

  /** The chunk, changed from now on, with `length` bytes: what it has, then zeros. */
  async #chunkOf(index: number, length: number): Promise<Uint8Array> {
    const old = this.#dirty.get(index);
    if (old?.length === length) return old;
    const begin = index * CLEAR_CHUNK;
    const chunk = new Uint8Array(length);
    chunk.set(old ?? (await this.read(begin, begin + this.#lengthOf(index))));
    old?.fill(0);
    this.#dirty.set(index, chunk);
    return chunk;
  }

  async #relieve(): Promise<void> {
    if (this.#dirty.size > MOST_DIRTY) await this.writeDirty();
  }

  async #writeChunk(index: number): Promise<void> {
    const clear = this.#dirty.get(index);
    if (clear === undefined) return;
    const { content, world } = this.#engine;
    const sealed = new Uint8Array(clear.length + content.layout.chunkOverhead);
    const nonce = world.random(content.nonceBytes);
    content.sealChunk(sealed, 0, this.#header, { index, nonce, clear });
    this.#source.forget(index);
    await this.#file.write(sealed, chunkOffset(content.layout, index));
    this.#diskSize = Math.max(this.#diskSize, index * CLEAR_CHUNK + clear.length);
    this.#drop(index);
  }

  #drop(index: number): void {
    this.#dirty.get(index)?.fill(0);
    this.#dirty.delete(index);
  }
}
