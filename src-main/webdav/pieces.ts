/** The pieces in which the content of large files goes to clients, and the memory for them. */

import { BufferPool } from "../base/buffer-pool.ts";

/** Bytes of a piece. */
export const PIECE_BYTES = 256 * 1024;

/** Buffers that are kept while nobody needs them: 4 MiB. */
const IDLE_PIECES = 16;

export function piecePool(): BufferPool {
  return new BufferPool(PIECE_BYTES, IDLE_PIECES);
}
