/**
 * A ciphertext file that may be damaged, read chunk by chunk: what does not
 * authenticate, and what the disk refuses to read, is a hole.
 */

import { CLEAR_CHUNK, chunkOffset, cipherChunk } from "../format/chunk-layout.ts";
import { type ContentCipher, type FileHeader, wipeHeader } from "../format/content-cipher.ts";
import { attempt, valueOrNull } from "../health/attempt.ts";
import type { Storage, StorageFile } from "../storage/storage.ts";
import { type CipherShape, cipherShape } from "./cipher-shape.ts";

/** Chunks that are read at a time. */
const BATCH = 32;

export interface SealedFile {
  readonly shape: CipherShape;
  readonly modifiedMs: number;
  /** True if the header authenticates, without which nothing of the file can be read. */
  readonly isOpen: boolean;
  /** The file has no bytes at all. */
  readonly isEmpty: boolean;
  /** The chunks from the first to the last, each with its place; `clear` is null where there is a hole. */
  pieces(): AsyncGenerator<Piece>;
  close(): Promise<void>;
}

/** Several chunks in a row, all good or all holes. */
export interface Piece {
  /** Of the cleartext. */
  readonly start: number;
  readonly end: number;
  /** Valid until the next piece is asked for; `null` for a hole. */
  readonly clear: Uint8Array | null;
}

/** @returns `null` if the disk refuses to open it */
export async function openSealed(
  storage: Storage,
  content: ContentCipher,
  path: string,
): Promise<SealedFile | null> {
  const file = await valueOrNull(() => storage.open(path, "read"));
  if (file === null) return null;
  const stat = await valueOrNull(() => file.stat());
  if (stat === null) {
    await valueOrNull(() => file.close());
    return null;
  }
  const header = await readHeader(content, file);
  const shape = cipherShape(content.layout, stat.size);
  return {
    shape,
    modifiedMs: stat.modifiedMs,
    isOpen: header !== null,
    isEmpty: stat.size === 0,
    pieces: () => piecesOf({ content, file, header, shape, size: stat.size }),
    close: async () => {
      if (header !== null) wipeHeader(header);
      await valueOrNull(() => file.close());
    },
  };
}

async function readHeader(content: ContentCipher, file: StorageFile): Promise<FileHeader | null> {
  const sealed = new Uint8Array(content.layout.headerBytes);
  const length = await valueOrNull(() => file.read(sealed, 0));
  return length === null ? null : content.openHeader(sealed.subarray(0, length));
}

interface Reading {
  readonly content: ContentCipher;
  readonly file: StorageFile;
  readonly header: FileHeader | null;
  readonly shape: CipherShape;
  /** Bytes of ciphertext. */
  readonly size: number;
}

async function* piecesOf(reading: Reading): AsyncGenerator<Piece> {
  const { shape, content } = reading;
  if (reading.header === null) {
    yield { start: 0, end: shape.clearBytes, clear: null };
    return;
  }
  const step = cipherChunk(content.layout);
  const sealed = new Uint8Array(Math.min(BATCH, Math.max(1, shape.chunks)) * step);
  const clear = new Uint8Array(Math.min(BATCH, Math.max(1, shape.chunks)) * CLEAR_CHUNK);
  for (let first = 0; first < shape.chunks; first += BATCH) {
    const last = Math.min(first + BATCH, shape.chunks);
    const lengths = await readChunks(reading, sealed, first, last);
    yield* openBatch(reading, { first, sealed, lengths, clear });
  }
  clear.fill(0);
  if (shape.isCut) yield { start: shape.clearBytes, end: shape.clearBytes, clear: null };
}

/** Fills `sealed` with the chunks `[first, last)`. @returns for each its bytes; 0 where the disk refuses */
async function readChunks(
  { content: { layout }, file, size }: Reading,
  sealed: Uint8Array,
  first: number,
  last: number,
): Promise<readonly number[]> {
  const step = cipherChunk(layout);
  const lengthOf = (index: number): number => Math.min(step, size - chunkOffset(layout, index));
  const indices = Array.from({ length: last - first }, (_, i) => first + i);
  const wanted = sealed.subarray(0, (last - first - 1) * step + lengthOf(last - 1));
  const whole = await attempt(() => file.read(wanted, chunkOffset(layout, first)));
  if ("value" in whole && whole.value === wanted.length) return indices.map(lengthOf);
  // A disk with bad blocks: each chunk by itself, so that no more is lost than has to be.
  const lengths: number[] = [];
  for (const index of indices) {
    const part = sealed.subarray((index - first) * step).subarray(0, lengthOf(index));
    const read = await valueOrNull(() => file.read(part, chunkOffset(layout, index)));
    lengths.push(read === part.length ? read : 0);
  }
  return lengths;
}

interface Batch {
  readonly first: number;
  readonly sealed: Uint8Array;
  readonly lengths: readonly number[];
  readonly clear: Uint8Array;
}

function* openBatch({ content, header, shape }: Reading, batch: Batch): Generator<Piece> {
  const { first, sealed, lengths, clear } = batch;
  const step = cipherChunk(content.layout);
  const base = first * CLEAR_CHUNK;
  let run: { isGood: boolean; start: number; end: number } | null = null;
  const pieceOf = ({ isGood, start, end }: NonNullable<typeof run>): Piece => ({
    start,
    end,
    clear: isGood ? clear.subarray(start - base, end - base) : null,
  });
  for (const [i, length] of lengths.entries()) {
    const start = base + i * CLEAR_CHUNK;
    const end = Math.min(start + CLEAR_CHUNK, shape.clearBytes);
    const opened =
      length > 0 && header !== null
        ? content.openChunk(header, first + i, sealed.subarray(i * step, i * step + length))
        : null;
    const isGood = opened?.length === end - start;
    if (isGood) clear.set(opened, start - base);
    opened?.fill(0);
    if (run !== null && run.isGood === isGood) run.end = end;
    else {
      if (run !== null) yield pieceOf(run);
      run = { isGood, start, end };
    }
  }
  if (run !== null) yield pieceOf(run);
}
