/**
 * Authenticates the content of a file, header and every chunk, in little memory.
 *
 * Others may be writing to the vault: a file that changed while it was read is
 * read again before anything bad is said about it.
 */

import { CLEAR_CHUNK, chunkOffset, cipherChunk } from "../format/chunk-layout.ts";
import { type FileHeader, wipeHeader } from "../format/content-cipher.ts";
import type { StorageFile } from "../storage/storage.ts";
import { type Attempt, attempt, valueOrNull } from "./attempt.ts";
import type { HealthAccess } from "./health-access.ts";

/** Bytes `[start, end)` of cleartext. */
export type Hole = readonly [start: number, end: number];

export type ContentVerdict =
  /** Whole, or with holes. */
  | {
      readonly kind: "read";
      /** Bytes of cleartext that authenticated. */
      readonly clearBytes: number;
      /** What does not authenticate; at most a thousand ranges. */
      readonly holes: readonly Hole[];
      /** It ends inside a chunk, too early for one. */
      readonly isCut: boolean;
      /** An authentic chunk of no content is at its end. */
      readonly hasEmptyChunk: boolean;
    }
  | { readonly kind: "empty" }
  /** Less than a header. */
  | { readonly kind: "cut" }
  | { readonly kind: "damaged-header" };

export interface AuthenticateOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with the bytes of ciphertext that have been dealt with since the last call. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** Gets the cleartext of the chunks that authenticate. For what is small. */
  readonly pieces?: Uint8Array[];
}

const MOST_HOLES = 1_000;
const BATCH_CHUNKS = 32;
const MOST_RETRIES = 3;

export async function authenticateContent(
  access: HealthAccess,
  path: string,
  options: AuthenticateOptions = {},
): Promise<Attempt<ContentVerdict>> {
  for (let retries = 0; ; retries += 1) {
    const before = await revisionOf(access, path);
    const verdict = await attempt(() => readOnce(access, path, options));
    const isGood =
      "value" in verdict && verdict.value.kind === "read" && verdict.value.holes.length === 0;
    if (isGood || retries === MOST_RETRIES) return verdict;
    if ((await revisionOf(access, path)) === before) return verdict;
  }
}

async function revisionOf({ storage }: HealthAccess, path: string): Promise<string | null> {
  return (await valueOrNull(() => storage.stat(path)))?.revision ?? null;
}

async function readOnce(
  access: HealthAccess,
  path: string,
  options: AuthenticateOptions,
): Promise<ContentVerdict> {
  options.pieces?.splice(0);
  const file = await access.storage.open(path, "read");
  try {
    const { size } = await file.stat();
    const { headerBytes } = access.content.layout;
    options.onBytes?.(Math.min(size, headerBytes));
    if (size < headerBytes) return { kind: size === 0 ? "empty" : "cut" };
    const header = await readHeader(access, file);
    if (header === null) {
      options.onBytes?.(size - headerBytes);
      return { kind: "damaged-header" };
    }
    try {
      return await readChunks({ access, file, header, options }, size);
    } finally {
      wipeHeader(header);
    }
  } finally {
    await file.close();
  }
}

async function readHeader(access: HealthAccess, file: StorageFile): Promise<FileHeader | null> {
  const sealed = new Uint8Array(access.content.layout.headerBytes);
  const length = await file.read(sealed, 0);
  return access.content.openHeader(sealed.subarray(0, length));
}

interface Reading {
  readonly access: HealthAccess;
  readonly file: StorageFile;
  readonly header: FileHeader;
  readonly options: AuthenticateOptions;
}

/** What is known of a file while it is read. */
interface Tally {
  clearBytes: number;
  readonly holes: Hole[];
  hasEmptyChunk: boolean;
}

async function readChunks(reading: Reading, size: number): Promise<ContentVerdict> {
  const { layout } = reading.access.content;
  const step = cipherChunk(layout);
  const end = size - layout.headerBytes;
  const rest = end % step;
  const isCut = rest > 0 && rest < layout.chunkOverhead;
  const count = Math.ceil(end / step) - (isCut ? 1 : 0);
  const buffer = new Uint8Array(Math.min(BATCH_CHUNKS * step, end));
  const tally: Tally = { clearBytes: 0, holes: [], hasEmptyChunk: false };
  for (let first = 0; first < count; first += BATCH_CHUNKS) {
    reading.options.signal?.throwIfAborted();
    const length = await reading.file.read(buffer, chunkOffset(layout, first));
    const last = Math.min(first + BATCH_CHUNKS, count);
    for (let index = first; index < last; index += 1) {
      const offset = (index - first) * step;
      const sealed = buffer.subarray(offset, Math.min(offset + step, length));
      const clearSize = Math.min(step, end - index * step) - layout.chunkOverhead;
      openChunk(reading, tally, { index, sealed, clearSize });
    }
    reading.options.onBytes?.(length);
  }
  return { kind: "read", isCut, ...tally };
}

/** A chunk that authenticates but is shorter than its place is from another version of the file. */
function openChunk(
  { access, header, options }: Reading,
  tally: Tally,
  chunk: { readonly index: number; readonly sealed: Uint8Array; readonly clearSize: number },
): void {
  const { index, sealed, clearSize } = chunk;
  const clear = access.content.openChunk(header, index, sealed);
  if (clear?.length !== clearSize) {
    addHole(tally.holes, index * CLEAR_CHUNK, index * CLEAR_CHUNK + clearSize);
    return;
  }
  tally.clearBytes += clearSize;
  tally.hasEmptyChunk = clearSize === 0;
  if (options.pieces) options.pieces.push(clear);
  else clear.fill(0);
}

function addHole(holes: Hole[], start: number, end: number): void {
  const last = holes.at(-1);
  if (last?.[1] === start) holes[holes.length - 1] = [last[0], end];
  else if (holes.length < MOST_HOLES) holes.push([start, end]);
}
