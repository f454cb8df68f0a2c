/**
 * Reads a file: authenticates every chunk that it gives bytes of.
 *
 * The ciphertext file stays open, so a reader sees the version it was opened
 * on even if another is renamed over it.
 */

import { pathError } from "../base/vault-error.ts";
import { CLEAR_CHUNK, chunkIndex, chunkOffset, cipherChunk } from "../format/chunk-layout.ts";
import { type FileHeader, wipeHeader } from "../format/content-cipher.ts";
import type { StorageFile } from "../storage/storage.ts";
import type { Closable, Engine } from "./engine.ts";
import { fileEntry } from "./entry.ts";
import { inTermsOf } from "./resolve.ts";
import type { Entry, FileReader } from "./vault.ts";

/**
 * @param file - taken over: closed with the reader, or at once if this throws
 * @param path - cleartext path, for failures
 * @throws VaultError `tampered` if the header does not authenticate, `broken-node` if the file is empty
 */
export async function openReader(
  engine: Engine,
  file: StorageFile,
  name: string,
  path: string,
): Promise<FileReader> {
  try {
    const stat = await file.stat();
    if (stat.size === 0) throw pathError("broken-node", path);
    const header = await readHeader(engine, file, path);
    await checkEmptyTail(engine, file, header, { path, cipherBytes: stat.size });
    const reader = new ChunkReader(engine, file, header, fileEntry(engine, name, stat, path), {
      path,
      cipherBytes: stat.size,
    });
    // Cut inside its first chunk: there is nothing that could be read.
    if (reader.entry.size === null && reader.size === 0) throw pathError("tampered", path);
    engine.hold(reader);
    return reader;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readHeader(engine: Engine, file: StorageFile, path: string): Promise<FileHeader> {
  const sealed = new Uint8Array(engine.content.layout.headerBytes);
  const length = await file.read(sealed, 0);
  const header = engine.content.openHeader(sealed.subarray(0, length));
  if (header === null) throw pathError("tampered", path);
  return header;
}

/**
 * Some apps end a file with a chunk of no content. It counts for nothing, but
 * only if it authenticates: bytes that somebody appended do not (docs/vault-format.md §9.1).
 */
async function checkEmptyTail(
  engine: Engine,
  file: StorageFile,
  header: FileHeader,
  at: { readonly path: string; readonly cipherBytes: number },
): Promise<void> {
  const { layout } = engine.content;
  const payload = at.cipherBytes - layout.headerBytes;
  if (payload % cipherChunk(layout) !== layout.chunkOverhead) return;
  const tail = new Uint8Array(layout.chunkOverhead);
  const length = await file.read(tail, at.cipherBytes - tail.length);
  const index = Math.floor(payload / cipherChunk(layout));
  if (engine.content.openChunk(header, index, tail.subarray(0, length)) === null) {
    throw pathError("tampered", at.path);
  }
}

class ChunkReader implements FileReader, Closable {
  readonly entry: Entry;
  readonly size: number;
  readonly #engine: Engine;
  readonly #file: StorageFile;
  readonly #header: FileHeader;
  readonly #path: string;
  /** The file was cut inside its last chunk: what is before can be read, its end cannot. */
  readonly #isCut: boolean;
  #last: { readonly index: number; readonly clear: Uint8Array } | null = null;
  #isOpen = true;

  constructor(
    engine: Engine,
    file: StorageFile,
    header: FileHeader,
    entry: Entry,
    at: { readonly path: string; readonly cipherBytes: number },
  ) {
    this.#engine = engine;
    this.#file = file;
    this.#header = header;
    this.entry = entry;
    this.#path = at.path;
    const { layout } = engine.content;
    this.#isCut = entry.size === null;
    this.size = entry.size ?? wholeChunks(at.cipherBytes - layout.headerBytes, cipherChunk(layout));
  }

  async read(start: number, length: number): Promise<Uint8Array> {
    return this.#engine.run(() => inTermsOf(this.#path, () => this.#read(start, length)));
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#engine.release(this);
    wipeHeader(this.#header);
    this.#last?.clear.fill(0);
    this.#last = null;
    await this.#file.close();
  }

  async #read(start: number, length: number): Promise<Uint8Array> {
    const end = Math.min(start + length, this.size);
    if (this.#isCut && start + length >= this.size) throw pathError("tampered", this.#path);
    if (end <= start) return new Uint8Array();
    const first = chunkIndex(start);
    const cached = this.#fromLast(start, end);
    if (cached) return cached;

    const count = chunkIndex(end - 1) - first + 1;
    const clear = new Uint8Array(end - start);
    const sealed = await this.#readSealed(first, count);
    for (let index = first; index < first + count; index += 1) {
      const chunk = this.#openChunk(index, sealed[index - first] ?? new Uint8Array());
      const from = index * CLEAR_CHUNK;
      const begin = Math.max(0, start - from);
      clear.set(chunk.subarray(begin, end - from), from + begin - start);
    }
    return clear;
  }

  /** Small reads in a row mostly stay within one chunk: the last one is kept. */
  #fromLast(start: number, end: number): Uint8Array | null {
    if (this.#last === null || !this.#isOpen) return null;
    const from = this.#last.index * CLEAR_CHUNK;
    if (start < from || end > from + this.#last.clear.length) return null;
    return this.#last.clear.slice(start - from, end - from);
  }

  async #readSealed(first: number, count: number): Promise<readonly Uint8Array[]> {
    const { layout } = this.#engine.content;
    const step = cipherChunk(layout);
    const buffer = new Uint8Array(count * step);
    const length = await this.#file.read(buffer, chunkOffset(layout, first));
    const chunks: Uint8Array[] = [];
    for (let offset = 0; offset < length; offset += step) {
      chunks.push(buffer.subarray(offset, Math.min(offset + step, length)));
    }
    return chunks;
  }

  /**
   * A chunk that authenticates but is shorter than its place is from an older
   * version of the file, in which it was the last one.
   *
   * @throws VaultError `tampered`, `locked`
   */
  #openChunk(index: number, sealed: Uint8Array): Uint8Array {
    const { content } = this.#engine;
    const clear = this.#isOpen ? content.openChunk(this.#header, index, sealed) : null;
    const expected = Math.min(CLEAR_CHUNK, this.size - index * CLEAR_CHUNK);
    if (clear?.length !== expected) throw pathError("tampered", this.#path);
    this.#last = { index, clear };
    return clear;
  }
}

/** Bytes of content in the whole chunks that `payload` bytes begin with. */
function wholeChunks(payload: number, chunkBytes: number): number {
  return Math.max(0, Math.floor(payload / chunkBytes)) * CLEAR_CHUNK;
}
