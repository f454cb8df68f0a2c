/**
 * The two keys of a vault and the orders in which the format wants them.
 *
 *     raw = encryption key (32) ‖ MAC key (32)     signs the config, is the recovery key
 *     siv = MAC key (32) ‖ encryption key (32)     AES-SIV (docs/vault-format.md §5)
 */

import { type AesSiv, aesSiv } from "./aes-siv.ts";
import { keyMemory } from "./key-memory.ts";

export interface Masterkey extends Disposable {
  readonly raw: Uint8Array;
  readonly encryption: Uint8Array;
  readonly mac: Uint8Array;
  /** Encrypts names and directory ids. */
  readonly siv: AesSiv;
}

export const RAW_KEY_BYTES = 64;

/**
 * Takes over `taken`, which is wiped: the caller must not keep it. Disposing wipes the key.
 *
 * @throws RangeError unless it has 64 bytes
 */
export function masterkey(taken: Uint8Array): Masterkey {
  if (taken.length !== RAW_KEY_BYTES) throw new RangeError("a raw masterkey has 64 bytes");
  const raw = keyMemory(RAW_KEY_BYTES);
  raw.set(taken);
  taken.fill(0);
  const encryption = raw.subarray(0, 32);
  const mac = raw.subarray(32);
  const sivKey = keyMemory(RAW_KEY_BYTES);
  sivKey.set(mac);
  sivKey.set(encryption, 32);
  const siv = aesSiv(sivKey);
  return {
    raw,
    encryption,
    mac,
    siv,
    [Symbol.dispose]: () => {
      raw.fill(0);
      siv[Symbol.dispose]();
      sivKey.fill(0);
    },
  };
}
