import { Buffer } from "node:buffer";
import { plainBytes } from "./plain-bytes.ts";

/** Base64 with the URL alphabet and its `=` padding (RFC 4648 §5): names and digests in a vault. */
export function base64UrlPadded(bytes: Uint8Array): string {
  const text = asBuffer(bytes).toString("base64url");
  return text + "=".repeat((4 - (text.length % 4)) % 4);
}

/** Base64 with the URL alphabet, no padding (RFC 7515 §2): tokens. */
export function base64Url(bytes: Uint8Array): string {
  return asBuffer(bytes).toString("base64url");
}

/** Standard Base64 with padding (RFC 4648 §4): the masterkey file. */
export function base64(bytes: Uint8Array): string {
  return asBuffer(bytes).toString("base64");
}

/** Reads URL-alphabet Base64 with or without padding; `null` unless it is exactly that, bit for bit. */
export function fromBase64Url(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, "base64url");
  const bare = bytes.toString("base64url");
  const padding = "=".repeat((4 - (bare.length % 4)) % 4);
  return text === bare || text === bare + padding ? plainBytes(bytes) : null;
}

/**
 * Reads standard or URL-alphabet Base64, padded or not: other apps write the
 * masterkey file without padding (docs/vault-format.md §3).
 *
 * @returns `null` if there is any other character in it
 */
export function fromLenientBase64(text: string): Uint8Array | null {
  return /^[A-Za-z0-9+/_-]*={0,2}$/.test(text) ? plainBytes(Buffer.from(text, "base64")) : null;
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Base32, upper case (RFC 4648 §6), for lengths that need no padding: a SHA-1 digest is 32 characters. */
export function base32(bytes: Uint8Array): string {
  if (bytes.length % 5 !== 0) throw new RangeError("base32 of a length that is no multiple of 5");
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((value >>> bits) & 31);
    }
  }
  return text;
}

/** Characters of Base32 that may be left in its last group of eight. */
const lastGroups: ReadonlySet<number> = new Set([0, 2, 4, 5, 7]);

/** Reads Base32, upper case, with its `=` padding (RFC 4648 §6): names of formats 5 and 6; `null` for anything else. */
export function fromBase32(text: string): Uint8Array | null {
  const bare = text.replace(/=+$/, "");
  if (text.length % 8 !== 0 || text.length - bare.length > 6) return null;
  if (!/^[A-Z2-7]*$/.test(bare) || !lastGroups.has(bare.length % 8)) return null;
  const bytes = new Uint8Array(Math.floor((bare.length * 5) / 8));
  let bits = 0;
  let value = 0;
  let length = 0;
  for (const character of bare) {
    value = ((value << 5) | BASE32.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (value >>> bits) & 0xff;
    length += 1;
  }
  return bytes;
}

export function utf8(text: string): Uint8Array {
  return plainBytes(Buffer.from(text, "utf8"));
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** `null` unless every byte is UTF-8. A byte order mark is kept: it is part of the text. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
