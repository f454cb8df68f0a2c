/**
 * Notes that are kept outside of a vault and that only the open vault can read.
 *
 *     note  = header ‖ chunk 0 ‖ … ‖ chunk n      as a file of the vault (docs/vault-format.md §8, §9)
 *     clear = "latchkey note" ‖ NUL ‖ purpose ‖ NUL ‖ length (8 bytes, big-endian) ‖ bytes
 *
 * The first words keep a file of the vault from being taken for a note, and a
 * note for another one; the length keeps one from being cut between two chunks.
 */

import { CLEAR_CHUNK, chunkOffset, cipherChunk, cipherSize } from "../format/chunk-layout.ts";
import { newHeader, wipeHeader } from "../format/content-cipher.ts";
import type { Engine } from "./engine.ts";

export function sealNote(engine: Engine, purpose: string, bytes: Uint8Array): Uint8Array {
  const { content, world } = engine;
  const clear = Buffer.concat([preamble(purpose, bytes.length), bytes]);
  const sealed = new Uint8Array(cipherSize(content.layout, clear.length));
  const header = newHeader(content, world.random);
  sealed.set(content.sealHeader(header));
  for (let index = 0; index * CLEAR_CHUNK < clear.length; index += 1) {
    const part = clear.subarray(index * CLEAR_CHUNK, (index + 1) * CLEAR_CHUNK);
    const nonce = world.random(content.nonceBytes);
    const chunk = { index, nonce, clear: part };
    content.sealChunk(sealed, chunkOffset(content.layout, index), header, chunk);
  }
  wipeHeader(header);
  clear.fill(0);
  return sealed;
}

/** @returns `null` if it is no note of this vault for this purpose */
export function openNote(engine: Engine, purpose: string, sealed: Uint8Array): Uint8Array | null {
  const { content } = engine;
  const { headerBytes } = content.layout;
  const header = content.openHeader(sealed.subarray(0, headerBytes));
  if (header === null) return null;
  const parts: Uint8Array[] = [];
  const step = cipherChunk(content.layout);
  for (let at = headerBytes, index = 0; at < sealed.length; at += step, index += 1) {
    const clear = content.openChunk(header, index, sealed.subarray(at, at + step));
    if (clear === null) break;
    parts.push(clear);
  }
  wipeHeader(header);
  const clear = Buffer.concat(parts);
  const length = clear.length - preamble(purpose, 0).length;
  if (length < 0) return null;
  const first = preamble(purpose, length);
  const isWhole = cipherSize(content.layout, clear.length) === sealed.length;
  return isWhole && clear.subarray(0, first.length).equals(first)
    ? new Uint8Array(clear.subarray(first.length))
    : null;
}

function preamble(purpose: string, length: number): Buffer {
  const words = Buffer.from(`latchkey note\0${purpose}\0`);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(length));
  return Buffer.concat([words, size]);
}
