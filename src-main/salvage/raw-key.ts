import { RAW_KEY_BYTES } from "../crypto/masterkey.ts";

/**
 * Reads a raw masterkey as tools write it to a file: its 64 bytes, or 128 hex
 * digits, encryption key first; white space around and between digits is ignored.
 *
 * @returns a copy, which the caller wipes; `null` if it is neither
 */
export function parseRawKey(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length === RAW_KEY_BYTES) return bytes.slice();
  const digits: number[] = [];
  for (const byte of bytes) {
    if (isSpace(byte)) continue;
    const digit = Number.parseInt(String.fromCharCode(byte), 16);
    if (Number.isNaN(digit)) return null;
    digits.push(digit);
  }
  if (digits.length !== 2 * RAW_KEY_BYTES) return null;
  const rawKey = Uint8Array.from({ length: RAW_KEY_BYTES }, (_, i) => {
    const [high = 0, low = 0] = digits.slice(2 * i, 2 * i + 2);
    return (high << 4) | low;
  });
  digits.fill(0);
  return rawKey;
}

/** Space, tab and line breaks. */
function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}
