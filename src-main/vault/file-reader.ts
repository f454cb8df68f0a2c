/**
 * Reads a file: authenticates every chunk that it gives bytes of.
 *
 * The ciphertext file stays open, so a reader sees the version it was opened
 * on even if another is renamed over it. Whoever reads on from where the last
 * read ended gets the ciphertext fetched ahead, while the cipher and the
 * network are busy with what was asked for.
 */

import { rawBytes } from "../base/raw-bytes.ts";
import { pathError } from "../base/vault-error.ts";
import { CLEAR_CHUNK, chunkIndex, chunkOffset, cipherChunk } from "../format/chunk-layout.ts";
import type { FileHeader } from "../format/content-cipher.ts";
import type { StorageFile } from "../storage/storage.ts";
import { ChunkSource, openHeader } from "./chunk-source.ts";
import type { Closable, Engine } from "./engine.ts";
import { fileEntry } from "./entry.ts";
import { inTermsOf } from "./in-terms-of.ts";
import type { Entry, FileReader } from "./vault.ts";

/** Reads of less than this are not worth fetching ahead for, in bytes. */
const AHEAD_FROM = 2 * CLEAR_CHUNK;

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
    const { header, firstChunk } = await readStart(engine, file, stat.size, path);
    await checkEmptyTail(engine, file, header, { path, cipherBytes: stat.size });
    const entry = fileEntry(engine, name, stat, path);
    const of = { entry, path, cipherBytes: stat.size, firstChunk };
    const reader = new ChunkReader(engine, file, header, of);
    // Cut inside its first chunk: there is nothing that could be read.
    if (entry.size === null && reader.size === 0) throw pathError("tampered", path);
    engine.hold(reader);
    return reader;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The header and, of a file that has but one chunk, that chunk too: a small file costs one read. */
async function readStart(
  engine: Engine,
  file: StorageFile,
  cipherBytes: number,
  path: string,
): Promise<{ header: FileHeader; firstChunk: Uint8Array | null }> {
  const { layout } = engine.content;
  const isSmall = cipherBytes <= chunkOffset(layout, 1);
  const start = new Uint8Array(isSmall ? cipherBytes : layout.headerBytes);
  const sealed = start.subarray(0, await file.read(start, 0));
  const header = openHeader(engine, sealed.subarray(0, layout.headerBytes), path);
  return { header, firstChunk: isSmall ? sealed.subarray(layout.headerBytes) : null };
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

/** Ciphertext on its way: of `count` chunks from `first` on. */
interface Ahead {
  readonly first: number;
  readonly count: number;
  readonly sealed: Promise<Uint8Array>;
}

class ChunkReader implements FileReader, Closable {
  readonly entry: Entry;
  readonly size: number;
  readonly #engine: Engine;
  readonly #file: StorageFile;
  readonly #source: ChunkSource;
  readonly #path: string;
  /** The file was cut inside its last chunk: what is before can be read, its end cannot. */
  readonly #isCut: boolean;
  #ahead: Ahead | null = null;
  /** Ciphertext that is decrypted already: what is fetched next goes over it. */
  #spare: Uint8Array | null = null;
  /** Where the last read ended. */
  #next = 0;
  #isOpen = true;

  constructor(
    engine: Engine,
    file: StorageFile,
    header: FileHeader,
    of: {
      readonly entry: Entry;
      readonly path: string;
      readonly cipherBytes: number;
      /** Ciphertext of the only chunk, if it was read with the header. */
      readonly firstChunk: Uint8Array | null;
    },
  ) {
    this.#engine = engine;
    this.#file = file;
    this.#source = new ChunkSource(engine, file, header, of.path);
    this.entry = of.entry;
    this.#path = of.path;
    if (of.firstChunk) this.#ahead = { first: 0, count: 1, sealed: Promise.resolve(of.firstChunk) };
    const { layout } = engine.content;
    this.#isCut = of.entry.size === null;
    this.size =
      of.entry.size ?? wholeChunks(of.cipherBytes - layout.headerBytes, cipherChunk(layout));
  }

  async read(start: number, length: number): Promise<Uint8Array> {
    const clear = rawBytes(Math.max(0, Math.min(length, this.size - start)));
    await this.#run(clear, start, length);
    return clear;
  }

  async readInto(target: Uint8Array, start: number): Promise<number> {
    const clear = target.subarray(0, Math.max(0, this.size - start));
    await this.#run(clear, start, target.length);
    return clear.length;
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#engine.release(this);
    this.#source.close();
    await this.#ahead?.sealed.catch(() => undefined);
    await this.#file.close();
  }

  #run(target: Uint8Array, start: number, wanted: number): Promise<void> {
    return this.#engine.run(() => inTermsOf(this.#path, () => this.#read(target, start, wanted)));
  }

  /** @param wanted - bytes that were asked for; `target` has room for those of them that are there */
  async #read(target: Uint8Array, start: number, wanted: number): Promise<void> {
    const end = start + target.length;
    if (this.#isCut && start + wanted >= this.size) throw pathError("tampered", this.#path);
    if (end <= start) return;
    const isSequential = start === this.#next && start > 0;
    this.#next = end;
    const ahead = this.#takeAhead(start, end);
    const isWorthAhead = end - start >= AHEAD_FROM;
    // Small steps find their chunk in the cache, where the first of them has left it.
    if (ahead === null && !(isSequential && isWorthAhead)) {
      return this.#source.readInto(target, start, this.size);
    }

    const sealed = ahead
      ? await ahead.sealed
      : await this.#readSealed(chunkIndex(start), chunkCount(start, end));
    if (isWorthAhead) this.#fetchAhead(end, end - start);
    this.#source.openInto(target, start, this.size, { first: chunkIndex(start), sealed });
    this.#spare = sealed;
  }

  /** What was fetched ahead, if it is all that `[start, end)` needs; it is forgotten either way. */
  #takeAhead(start: number, end: number): Ahead | null {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead === null) return null;
    if (ahead.first === chunkIndex(start) && ahead.count >= chunkCount(start, end)) return ahead;
    return null;
  }

  #readSealed(first: number, count: number): Promise<Uint8Array> {
    const spare = this.#spare;
    this.#spare = null;
    return this.#source.readSealed(first, count, spare);
  }

  #fetchAhead(start: number, length: number): void {
    const end = Math.min(start + length, this.size);
    if (end <= start || !this.#isOpen) return;
    const first = chunkIndex(start);
    const count = chunkCount(start, end);
    const sealed = this.#readSealed(first, count);
    // A failure is told to whoever takes it; until then it is nobody's.
    sealed.catch(() => undefined);
    this.#ahead = { first, count, sealed };
  }
}

function chunkCount(start: number, end: number): number {
  return chunkIndex(end - 1) - chunkIndex(start) + 1;
}

/** Bytes of content in the whole chunks that `payload` bytes begin with. */
function wholeChunks(payload: number, chunkBytes: number): number {
  return Math.max(0, Math.floor(payload / chunkBytes)) * CLEAR_CHUNK;
}
