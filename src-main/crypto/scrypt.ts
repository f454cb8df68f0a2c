/**
 * scrypt (RFC 7914) with p = 1 and a 32-byte result: from a password to the
 * key that wraps the masterkey (docs/vault-format.md §3).
 *
 * Runs on Node's thread pool. Where the runtime has no scrypt, or refuses its
 * memory, scrypt-js computes the same, more slowly and on this thread.
 */

import { scrypt as nodeScrypt, type ScryptOptions } from "node:crypto";
import scryptJs from "scrypt-js";
import { plainBytes } from "./plain-bytes.ts";

const KEY_BYTES = 32;

export interface ScryptCost {
  /** N: a power of two above 1. */
  readonly n: number;
  /** r: blocks of 128 bytes. */
  readonly r: number;
}

/** The runtime's own scrypt, as far as it is used here. */
export type NativeScrypt = (
  password: Uint8Array,
  salt: Uint8Array,
  keyBytes: number,
  options: ScryptOptions,
  done: (error: Error | null, key: Uint8Array) => void,
) => void;

/** Bytes of memory that a derivation takes: 128 · N · r (RFC 7914 §2). */
export function scryptMemory({ n, r }: ScryptCost): number {
  return 128 * n * r;
}

/** @returns 32 bytes; the caller wipes them */
export async function scrypt(
  password: Uint8Array,
  salt: Uint8Array,
  cost: ScryptCost,
  native: NativeScrypt = nodeScrypt,
): Promise<Uint8Array> {
  return (
    (await tryNative(password, salt, cost, native)) ??
    (await scryptJs.scrypt(password, salt, cost.n, cost.r, 1, KEY_BYTES))
  );
}

/** `null` if the runtime cannot: an older BoringSSL, or a limit on memory. */
function tryNative(
  password: Uint8Array,
  salt: Uint8Array,
  cost: ScryptCost,
  native: NativeScrypt,
): Promise<Uint8Array | null> {
  const options = { N: cost.n, r: cost.r, p: 1, maxmem: scryptMemory(cost) + 2 ** 20 };
  return new Promise((resolve) => {
    try {
      native(password, salt, KEY_BYTES, options, (error, key) => {
        resolve(error ? null : plainBytes(key));
      });
    } catch {
      resolve(null);
    }
  });
}
