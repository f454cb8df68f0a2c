import { rawBytes } from "../base/raw-bytes.ts";
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

/** One that is written, one that waits for that, one that is read. */
const turns = 3;

/**
 * The whole content, as {@link filePieces} gives it, in three buffers that take turns: new ones for each piece cost a
 * tenth of the processor time of an export. A piece is good until the one after the next is asked for.
 */
export async function* turningPieces(vault: Vault, path: string): AsyncGenerator<Uint8Array> {
  const file = await vault.openFile(path);
  const count = Math.min(turns, Math.ceil(file.size / pieceSize));
  const buffers = Array.from({ length: count }, () => rawBytes(Math.min(pieceSize, file.size)));
  const read = async (position: number, turn: number): Promise<Uint8Array> => {
    const room = Math.min(pieceSize, file.size - position);
    const buffer = buffers[turn % turns]?.subarray(0, room) ?? rawBytes(room);
    return buffer.subarray(0, await file.readInto(buffer, position));
  };
  try {
    let position = 0;
    let next = file.size > 0 ? read(0, 0) : null;
    for (let turn = 1; next !== null; turn += 1) {
      const piece = await next;
      position += piece.length;
      next = piece.length > 0 && position < file.size ? read(position, turn) : null;
      // As above.
      next?.catch(() => undefined);
      yield piece;
    }
  } finally {
    await file.close();
  }
}
