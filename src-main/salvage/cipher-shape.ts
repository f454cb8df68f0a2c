import { type ChunkLayout, CLEAR_CHUNK, cipherChunk } from "../format/chunk-layout.ts";

/** What a ciphertext file of some size can hold, whole or not. */
export interface CipherShape {
  /** Bytes of cleartext, up to the place where the file was cut off. */
  readonly clearBytes: number;
  /** Chunks that could authenticate. */
  readonly chunks: number;
  /** It ends too early for one more chunk: something is missing, nobody knows how much. */
  readonly isCut: boolean;
}

export function cipherShape(layout: ChunkLayout, cipherBytes: number): CipherShape {
  const payload = Math.max(0, cipherBytes - layout.headerBytes);
  const full = Math.floor(payload / cipherChunk(layout));
  const rest = payload % cipherChunk(layout);
  const isCut = cipherBytes < layout.headerBytes || (rest > 0 && rest < layout.chunkOverhead);
  const last = Math.max(0, rest - layout.chunkOverhead);
  return {
    clearBytes: full * CLEAR_CHUNK + last,
    chunks: full + (rest >= layout.chunkOverhead ? 1 : 0),
    isCut,
  };
}
