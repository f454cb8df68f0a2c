/**
 * AES-SIV (RFC 5297) as the format uses it for names:
 * with no associated data for directory ids, with exactly one (which may be
 * empty) for names. S2V over no element and over one empty element differ.
 *
 *     sealed = V (16) ‖ AES-CTR(K2, V with bits 31 and 63 cleared)(clear)
 *     V      = S2V(K1, associated data …, clear), by CMAC (RFC 4493)
 *
 * Keys come as `K1 ‖ K2`, 64 bytes: first the MAC key, then the encryption
 * key, the reverse of the raw masterkey (docs/vault-format.md §5).
 *
 * Neither Node nor Electron has AES-SIV. It is built here on one AES block
 * context per key, which takes a tenth of the time of @noble/ciphers for a
 * name; the tests hold the two against each other.
 */

import { type Cipher, createCipheriv } from "node:crypto";
import { sameBytes } from "./digest.ts";
import { plainBytes } from "./plain-bytes.ts";

const BLOCK = 16;

export interface AesSiv extends Disposable {
  encrypt(clear: Uint8Array, ...associated: readonly Uint8Array[]): Uint8Array;

  /** @returns the cleartext, or `null` if it does not authenticate or is too short */
  decrypt(sealed: Uint8Array, ...associated: readonly Uint8Array[]): Uint8Array | null;
}

/** @param key - 64 bytes (32 for AES-128, which the RFC prints vectors for); stays the caller's to wipe, but only after disposing of the result */
export function aesSiv(key: Uint8Array): AesSiv {
  const half = key.length / 2;
  const mac = cmac(key.subarray(0, half));
  const block = blockCipher(key.subarray(half));
  const zeroMac = mac.of(new Uint8Array(BLOCK));

  /** RFC 5297 §2.4. */
  function s2v(associated: readonly Uint8Array[], clear: Uint8Array): Uint8Array {
    let sum: Uint8Array = zeroMac.slice();
    for (const element of associated) sum = xor(double(sum), mac.of(element));
    if (clear.length < BLOCK) return mac.of(xor(double(sum), pad(clear)));
    const last = clear.slice();
    const end = last.subarray(last.length - BLOCK);
    end.set(xor(end, sum));
    return mac.of(last);
  }

  /** RFC 5297 §2.5: CTR from the synthetic IV, encrypting the counters in one go. */
  function applyKeyStream(iv: Uint8Array, text: Uint8Array): Uint8Array {
    const stream = block.update(counters(iv, Math.ceil(text.length / BLOCK)));
    return text.map((byte, i) => byte ^ (stream[i] ?? 0));
  }

  return {
    encrypt(clear, ...associated) {
      const iv = s2v(associated, clear);
      const sealed = new Uint8Array(BLOCK + clear.length);
      sealed.set(iv);
      sealed.set(applyKeyStream(iv, clear), BLOCK);
      return sealed;
    },

    decrypt(sealed, ...associated) {
      if (sealed.length < BLOCK) return null;
      const iv = sealed.subarray(0, BLOCK);
      const clear = applyKeyStream(iv, sealed.subarray(BLOCK));
      if (sameBytes(s2v(associated, clear), iv)) return clear;
      clear.fill(0);
      return null;
    },

    [Symbol.dispose]() {
      mac[Symbol.dispose]();
      block.final();
      zeroMac.fill(0);
    },
  };
}

interface Cmac extends Disposable {
  of(message: Uint8Array): Uint8Array;
}

/** AES-CMAC (RFC 4493). */
function cmac(key: Uint8Array): Cmac {
  const block = blockCipher(key);
  const k1 = double(plainBytes(block.update(new Uint8Array(BLOCK))));
  const k2 = double(k1);
  return {
    of(message) {
      const count = Math.max(1, Math.ceil(message.length / BLOCK));
      const start = (count - 1) * BLOCK;
      const tail = message.subarray(start);
      const last = tail.length === BLOCK ? xor(tail, k1) : xor(pad(tail), k2);
      let sum: Uint8Array = new Uint8Array(BLOCK);
      for (let at = 0; at < start; at += BLOCK) {
        sum = block.update(xor(sum, message.subarray(at, at + BLOCK)));
      }
      return plainBytes(block.update(xor(sum, last)));
    },
    [Symbol.dispose]() {
      block.final();
      k1.fill(0);
      k2.fill(0);
    },
  };
}

/** AES of single blocks: each update gives as many bytes as it got, and keeps no state. */
function blockCipher(key: Uint8Array): Cipher {
  return createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
}

/** Of two blocks. */
function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  const result = new Uint8Array(BLOCK);
  for (let i = 0; i < BLOCK; i += 1) result[i] = (a[i] ?? 0) ^ (b[i] ?? 0);
  return result;
}

/** Multiplication by x in GF(2^128) (RFC 5297 §2.3); without a branch on the secret. */
function double(value: Uint8Array): Uint8Array {
  const result = new Uint8Array(BLOCK);
  let carry = 0;
  for (let i = BLOCK - 1; i >= 0; i -= 1) {
    const byte = value[i] ?? 0;
    result[i] = (byte << 1) | carry;
    carry = byte >>> 7;
  }
  result[BLOCK - 1] = (result[BLOCK - 1] ?? 0) ^ (0x87 & -carry);
  return result;
}

/** A one bit, then zeros, up to a block (RFC 5297 §2.1). */
function pad(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK);
  block.set(bytes);
  block[bytes.length] = 0x80;
  return block;
}

/** `count` counter blocks from the synthetic IV on, with bits 31 and 63 cleared. */
function counters(iv: Uint8Array, count: number): Uint8Array {
  const blocks = new Uint8Array(count * BLOCK);
  const view = new DataView(blocks.buffer);
  for (let i = 0; i < count; i += 1) {
    blocks.set(iv, i * BLOCK);
    const at = i * BLOCK;
    view.setUint8(at + 8, view.getUint8(at + 8) & 0x7f);
    view.setUint8(at + 12, view.getUint8(at + 12) & 0x7f);
    // Names have at most 10 KiB, so the counter never carries beyond the low 32 bits with bit 31 cleared.
    view.setUint32(at + 12, view.getUint32(at + 12) + i);
  }
  return blocks;
}
