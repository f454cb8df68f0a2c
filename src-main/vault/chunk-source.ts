/**
 * The chunks of one ciphertext file: read, authenticated, decrypted.
 *
 * Knows how long the content is and so how long every chunk has to be: a chunk
 * that authenticates but is shorter than its place is from an older version of
 * the file, in which it was the last one.
 */

import { rawBytes } from "../base/raw-bytes.ts";
import { pathError } from "../base/vault-error.ts";
import { CLEAR_CHUNK, chunkIndex, chunkOffset, cipherChunk } from "../format/chunk-layout.ts";
import { type FileHeader, wipeHeader } from "../format/content-cipher.ts";
import type { StorageFile } from "../storage/storage.ts";
import type { Engine } from "./engine.ts";

/** @throws VaultError `tampered` if the header does not authenticate */
export async function readHeader(
  engine: Engine,
  file: StorageFile,
  path: string,
): Promise<FileHeader> {
  const sealed = new Uint8Array(engine.content.layout.headerBytes);
  const length = await file.read(sealed, 0);
  return openHeader(engine, sealed.subarray(0, length), path);
}

/** @throws VaultError `tampered` if it does not authenticate */
export function openHeader(engine: Engine, sealed: Uint8Array, path: string): FileHeader {
  const header = engine.content.openHeader(sealed);
  if (header === null) throw pathError("tampered", path);
  return header;
}

export class ChunkSource {
  readonly #engine: Engine;
  readonly #file: StorageFile;
  readonly #header: FileHeader;
  readonly #path: string;
  readonly #cacheKey: number;
  #isOpen = true;

  /** @param header - taken over: wiped by {@link close}; the file is not */
  constructor(engine: Engine, file: StorageFile, header: FileHeader, path: string) {
    this.#engine = engine;
    this.#file = file;
    this.#header = header;
    this.#path = path;
    this.#cacheKey = engine.chunks.newFile();
  }

  /**
   * Bytes `[start, end)` of a content that has `size` bytes; `end` is at most `size`.
   *
   * @throws VaultError `tampered`, `locked`
   */
  async read(start: number, end: number, size: number): Promise<Uint8Array> {
    const clear = rawBytes(Math.max(0, end - start));
    await this.readInto(clear, start, size);
    return clear;
  }

  /** Bytes `[start, start + target.length)`, none of them beyond `size`. */
  async readInto(target: Uint8Array, start: number, size: number): Promise<void> {
    if (target.length === 0) return;
    const first = chunkIndex(start);
    const count = chunkIndex(start + target.length - 1) - first + 1;
    if (count === 1 && this.#copyCached(target, start, first)) return;
    const sealed = await this.readSealed(first, count);
    this.openInto(target, start, size, { first, sealed });
  }

  /**
   * Ciphertext of `count` chunks from `first` on, less at the end of the file.
   *
   * @param spare - nobody's any more: read into if it has the right size
   */
  async readSealed(first: number, count: number, spare?: Uint8Array | null): Promise<Uint8Array> {
    const { layout } = this.#engine.content;
    const length = count * cipherChunk(layout);
    const sealed = spare?.length === length ? spare : rawBytes(length);
    return sealed.subarray(0, await this.#file.read(sealed, chunkOffset(layout, first)));
  }

  /** Decrypts the chunks that bytes `[start, start + target.length)` lie in. */
  openInto(
    target: Uint8Array,
    start: number,
    size: number,
    from: { readonly first: number; readonly sealed: Uint8Array },
  ): void {
    const step = cipherChunk(this.#engine.content.layout);
    const end = start + target.length;
    for (let index = chunkIndex(start); index <= chunkIndex(end - 1); index += 1) {
      const at = (index - from.first) * step;
      const chunk = this.#open(index, from.sealed.subarray(at, at + step), size);
      const begin = index * CLEAR_CHUNK;
      const part = chunk.subarray(Math.max(0, start - begin), end - begin);
      target.set(part, Math.max(0, begin - start));
      if (part.length < chunk.length) this.#engine.chunks.set(this.#cacheKey, index, chunk);
    }
  }

  close(): void {
    this.#isOpen = false;
    wipeHeader(this.#header);
  }

  /** A chunk is about to get other content: what is cached of it is old. */
  forget(index: number): void {
    this.#engine.chunks.delete(this.#cacheKey, index);
  }

  #copyCached(target: Uint8Array, start: number, index: number): boolean {
    if (!this.#isOpen) return false;
    const chunk = this.#engine.chunks.get(this.#cacheKey, index);
    if (chunk === null) return false;
    this.#engine.statistics.chunksFromCache += 1;
    const begin = start - index * CLEAR_CHUNK;
    target.set(chunk.subarray(begin, begin + target.length));
    return true;
  }

  #open(index: number, sealed: Uint8Array, size: number): Uint8Array {
    const { content } = this.#engine;
    const clear = this.#isOpen ? content.openChunk(this.#header, index, sealed) : null;
    const expected = Math.min(CLEAR_CHUNK, size - index * CLEAR_CHUNK);
    if (clear?.length !== expected) throw pathError("tampered", this.#path);
    return clear;
  }
}
