/**
 * Where each byte of a file's content lies once it is encrypted.
 *
 *     ciphertext file = header ‖ chunk 0 ‖ chunk 1 ‖ … ‖ chunk n
 *     chunk i         = nonce ‖ ciphertext (1 … 32 768) ‖ tag
 *
 * Nonce and tag take 28 bytes with SIV_GCM, 48 with SIV_CTRMAC. Only the last
 * chunk may be short, and it is never empty: a file whose length is a multiple
 * of 32 768 ends with a full chunk. Pure arithmetic: no keys, no I/O.
 * Source: docs/vault-format.md §9, §9.1.
 */

/** Bytes of cleartext in a full chunk. */
export const CLEAR_CHUNK = 32_768;

export interface ChunkLayout {
  readonly headerBytes: number;
  /** Bytes that a chunk is longer on disk than its cleartext. */
  readonly chunkOverhead: number;
}

/** Bytes of a full chunk on disk. */
export function cipherChunk(layout: ChunkLayout): number {
  return CLEAR_CHUNK + layout.chunkOverhead;
}

/** Bytes of the ciphertext file, header included, for `clear` bytes of content. */
export function cipherSize(layout: ChunkLayout, clear: number): number {
  return layout.headerBytes + clear + Math.ceil(clear / CLEAR_CHUNK) * layout.chunkOverhead;
}

/**
 * Bytes of content in a ciphertext file of `cipher` bytes; the inverse of {@link cipherSize}.
 *
 * A trailing chunk of nothing but nonce and tag, which some apps write (§9.1),
 * counts as 0 bytes; whether it authenticates is for the reader to find out.
 *
 * @returns `null` if no cleartext has that size: the file was cut inside its
 *   header or a chunk, or something was appended
 */
export function clearSize(layout: ChunkLayout, cipher: number): number | null {
  const payload = cipher - layout.headerBytes;
  if (payload < 0) return null;
  const full = Math.floor(payload / cipherChunk(layout));
  const rest = payload % cipherChunk(layout);
  if (rest > 0 && rest < layout.chunkOverhead) return null;
  return full * CLEAR_CHUNK + Math.max(0, rest - layout.chunkOverhead);
}

/** Where chunk `index` begins in the ciphertext file. */
export function chunkOffset(layout: ChunkLayout, index: number): number {
  return layout.headerBytes + index * cipherChunk(layout);
}

/** The chunk that holds byte `position` of the cleartext. */
export function chunkIndex(position: number): number {
  return Math.floor(position / CLEAR_CHUNK);
}
