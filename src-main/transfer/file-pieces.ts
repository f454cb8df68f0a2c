import type { Vault } from "../vault/vault.ts";

/** Bytes read at once: 32 chunks, so that a file of any size takes little memory. */
const pieceSize = 2 ** 20;

/**
 * The content of a file from byte `start` up to and without byte `end`, piece by
 * piece; the next piece is read while the caller uses the last one.
 */
export async function* filePieces(
  vault: Vault,
  path: string,
  start = 0,
  end = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array> {
  const file = await vault.openFile(path);
  try {
    const stop = Math.min(end, file.size);
    let position = start;
    let next = position < stop ? file.read(position, pieceLength(position, stop)) : null;
    while (next !== null) {
      const piece = await next;
      position += piece.length;
      const isMore = piece.length > 0 && position < stop;
      next = isMore ? file.read(position, pieceLength(position, stop)) : null;
      // If the caller stops early, nobody awaits this one any more; it must not end the process.
      next?.catch(() => undefined);
      yield piece;
    }
  } finally {
    await file.close();
  }
}

/** Up to the next multiple of the piece size, so that no chunk is decrypted twice. */
function pieceLength(position: number, stop: number): number {
  return Math.min(pieceSize - (position % pieceSize), stop - position);
}
