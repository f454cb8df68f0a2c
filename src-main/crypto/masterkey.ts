/**
 * The two keys of a vault and the orders in which the format wants them.
 *
 *     raw = encryption key (32) ‖ MAC key (32)     signs the config, is the recovery key
 *     siv = MAC key (32) ‖ encryption key (32)     AES-SIV (docs/vault-format.md §5)
 */

import { type AesSiv, aesSiv } from "./aes-siv.ts";

export interface Masterkey extends Disposable {
  readonly raw: Uint8Array;
  readonly encryption: Uint8Array;
  readonly mac: Uint8Array;
  /** Encrypts names and directory ids. */
  readonly siv: AesSiv;
}

export const RAW_KEY_BYTES = 64;

/**
 * Takes over `raw`: the caller must not keep it. Disposing wipes all of it.
 *
 * @throws RangeError unless `raw` has 64 bytes
 */
export function masterkey(raw: Uint8Array): Masterkey {
  if (raw.length !== RAW_KEY_BYTES) throw new RangeError("a raw masterkey has 64 bytes");
  const encryption = raw.subarray(0, 32);
  const mac = raw.subarray(32);
  const sivKey = new Uint8Array(RAW_KEY_BYTES);
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
