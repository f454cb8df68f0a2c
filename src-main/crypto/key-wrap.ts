/**
 * AES Key Wrap with the default initial value (RFC 3394): 32 bytes of key become 40.
 *
 *     A (8) ‖ R1 (8) ‖ … ‖ Rn (8)      six rounds over all R, each step one AES block of A ‖ Ri
 *
 * Built on AES of single blocks, so that the only copies of the key are in memory that is wiped here or by
 * the caller. Electron's BoringSSL has no `id-aes256-wrap`.
 */

import { createCipheriv, createDecipheriv } from "node:crypto";
import { sameBytes } from "./digest.ts";
import { keyMemory } from "./key-memory.ts";

const HALF = 8;
const ROUNDS = 6;

/** RFC 3394 §2.2.3.1. */
const INITIAL = new Uint8Array(HALF).fill(0xa6);

/** @returns the key, wrapped: eight bytes more */
export function wrapKey(kek: Uint8Array, key: Uint8Array): Uint8Array {
  const cipher = createCipheriv(`aes-${kek.length * 8}-ecb`, kek, null).setAutoPadding(false);
  const wrapped = keyMemory(HALF + key.length);
  wrapped.set(INITIAL);
  wrapped.set(key, HALF);
  const count = key.length / HALF;
  for (let step = 1; step <= ROUNDS * count; step += 1) {
    const part = partOf(wrapped, ((step - 1) % count) + 1);
    runBlock(wrapped, part, (block) => cipher.update(block));
    addStep(wrapped, step);
  }
  cipher.final();
  return wrapped;
}

/** @returns the key, or `null` if the integrity check fails: it is not wrapped with this KEK */
export function unwrapKey(kek: Uint8Array, wrapped: Uint8Array): Uint8Array | null {
  const count = wrapped.length / HALF - 1;
  if (!Number.isInteger(count) || count < 2) return null;
  const cipher = createDecipheriv(`aes-${kek.length * 8}-ecb`, kek, null).setAutoPadding(false);
  const work = keyMemory(wrapped.length);
  work.set(wrapped);
  for (let step = ROUNDS * count; step >= 1; step -= 1) {
    addStep(work, step);
    const part = partOf(work, ((step - 1) % count) + 1);
    runBlock(work, part, (block) => cipher.update(block));
  }
  cipher.final();
  const isWhole = sameBytes(work.subarray(0, HALF), INITIAL);
  const key = keyMemory(count * HALF);
  if (isWhole) key.set(work.subarray(HALF));
  work.fill(0);
  return isWhole ? key : null;
}

/** R with this number, from 1. */
function partOf(bytes: Uint8Array, number: number): Uint8Array {
  return bytes.subarray(number * HALF, (number + 1) * HALF);
}

/** A ‖ R becomes AES of it. */
function runBlock(
  bytes: Uint8Array,
  part: Uint8Array,
  update: (block: Uint8Array) => Uint8Array,
): void {
  const block = keyMemory(2 * HALF);
  block.set(bytes.subarray(0, HALF));
  block.set(part, HALF);
  const result = update(block);
  bytes.set(result.subarray(0, HALF));
  part.set(result.subarray(HALF));
  block.fill(0);
  result.fill(0);
}

/** A ⊕ the number of the step, 64 bits big-endian; fewer than 256 steps for keys of up to 336 bytes. */
function addStep(bytes: Uint8Array, step: number): void {
  bytes[HALF - 1] = (bytes[HALF - 1] ?? 0) ^ step;
}
