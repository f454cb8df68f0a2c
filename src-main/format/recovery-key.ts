/**
 * The recovery key: the raw masterkey of a vault as 44 English words.
 *
 *     66 bytes = raw masterkey (64) ‖ the two low bytes of its CRC-32, low byte first
 *
 * Whoever has the words has the vault, so nothing here repeats them: what is
 * wrong is told by position. The checksum finds typing errors only; whether the
 * key belongs to a vault is for the vault's configuration to say.
 * Source: docs/vault-format.md §4.
 */

import { crc32 } from "../crypto/crc32.ts";
import { keyMemory } from "../crypto/key-memory.ts";
import { RAW_KEY_BYTES } from "../crypto/masterkey.ts";
import { bytesToWords, numbersToBytes, readWords, type WordList } from "./recovery-words.ts";

const CHECKSUM_LENGTH = 2;

export const RECOVERY_KEY_WORDS = ((RAW_KEY_BYTES + CHECKSUM_LENGTH) / 3) * 2;

/**
 * What a typed recovery key turned out to be. Only the first thing that is
 * wrong is told, in the order of this list.
 */
export type RecoveryKeyReading =
  /** 64 bytes; the caller wipes them. */
  | { readonly kind: "key"; readonly rawKey: Uint8Array }
  /** Positions, from 0, of the words that are not in the list; at least one. */
  | { readonly kind: "unknown-words"; readonly positions: readonly number[] }
  /** All words are known, but there are not {@link RECOVERY_KEY_WORDS} of them. */
  | { readonly kind: "wrong-count"; readonly count: number }
  /** A word was replaced by another one of the list, or their order was changed. */
  | { readonly kind: "wrong-checksum" };

/**
 * @param rawKey - 64 bytes
 * @returns the words, in lower case, with one space between them
 * @throws RangeError if `rawKey` has another length
 */
export function encodeRecoveryKey(rawKey: Uint8Array, list: WordList): string {
  if (rawKey.length !== RAW_KEY_BYTES) throw new RangeError("a raw masterkey has 64 bytes");
  const bytes = new Uint8Array(RAW_KEY_BYTES + CHECKSUM_LENGTH);
  try {
    bytes.set(rawKey);
    bytes.set(checksum(rawKey), RAW_KEY_BYTES);
    return bytesToWords(bytes, list);
  } finally {
    bytes.fill(0);
  }
}

/** Reads what a person typed or pasted: capitals, line breaks and more than one space do not matter. */
export function decodeRecoveryKey(text: string, list: WordList): RecoveryKeyReading {
  const { numbers, unknown } = readWords(text, list);
  if (unknown.length > 0) return { kind: "unknown-words", positions: unknown };
  if (numbers.length !== RECOVERY_KEY_WORDS) return { kind: "wrong-count", count: numbers.length };

  const bytes = numbersToBytes(numbers);
  try {
    const rawKey = keyMemory(RAW_KEY_BYTES);
    rawKey.set(bytes.subarray(0, RAW_KEY_BYTES));
    const [low, high] = checksum(rawKey);
    if (bytes[RAW_KEY_BYTES] === low && bytes[RAW_KEY_BYTES + 1] === high) {
      return { kind: "key", rawKey };
    }
    rawKey.fill(0);
    return { kind: "wrong-checksum" };
  } finally {
    bytes.fill(0);
  }
}

function checksum(rawKey: Uint8Array): readonly [low: number, high: number] {
  const crc = crc32(rawKey);
  return [crc & 0xff, (crc >> 8) & 0xff];
}
