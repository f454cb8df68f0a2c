/**
 * Contents under SIV_CTRMAC, the combination of vaults that began before format 8.
 *
 *     header = nonce (16) ‖ AES-256-CTR(encryption key, payload 40) ‖ MAC (32)                88 bytes
 *     header MAC = HMAC-SHA-256(MAC key, nonce ‖ ciphertext)
 *     chunk  = nonce (16) ‖ AES-256-CTR(content key, clear) ‖ MAC (32)                        clear + 48
 *     chunk MAC  = HMAC-SHA-256(MAC key, header nonce ‖ chunk number, 64 bits big-endian ‖ nonce ‖ ciphertext)
 *
 * The MAC key is the vault's, not the file's; the order of number and header
 * nonce is the reverse of SIV_GCM. Source: docs/vault-format.md §8, §9.
 */

import { aesCtr } from "../crypto/aes-ctr.ts";
import { hmac, sameBytes } from "../crypto/digest.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import type { ContentCipher } from "./content-cipher.ts";
import { HEADER_PAYLOAD, headerPayload, takeContentKey } from "./header-payload.ts";

const NONCE = 16;
const MAC = 32;
const HEADER_BYTES = NONCE + HEADER_PAYLOAD + MAC;

export function ctrMacContent(key: Masterkey): ContentCipher {
  return {
    layout: { headerBytes: HEADER_BYTES, chunkOverhead: NONCE + MAC },
    nonceBytes: NONCE,

    sealHeader({ nonce, contentKey }) {
      const payload = headerPayload(contentKey);
      const sealed = new Uint8Array(HEADER_BYTES);
      sealed.set(nonce);
      sealed.set(aesCtr(key.encryption, nonce, payload), NONCE);
      payload.fill(0);
      sealed.set(
        hmac("sha256", key.mac, sealed.subarray(0, NONCE + HEADER_PAYLOAD)),
        HEADER_BYTES - MAC,
      );
      return sealed;
    },

    openHeader(sealed) {
      if (sealed.length !== HEADER_BYTES) return null;
      const body = sealed.subarray(0, HEADER_BYTES - MAC);
      const mac = hmac("sha256", key.mac, body);
      if (!sameBytes(mac, sealed.subarray(HEADER_BYTES - MAC))) return null;
      const nonce = sealed.slice(0, NONCE);
      const payload = aesCtr(key.encryption, nonce, body.subarray(NONCE));
      return { nonce, contentKey: takeContentKey(payload) };
    },

    sealChunk(target, offset, header, { index, nonce, clear }) {
      const end = offset + NONCE + clear.length;
      target.set(nonce, offset);
      target.set(aesCtr(header.contentKey, nonce, clear), offset + NONCE);
      target.set(chunkMac(key, header.nonce, index, target.subarray(offset, end)), end);
    },

    openChunk(header, index, sealed) {
      const end = sealed.length - MAC;
      if (end < NONCE) return null;
      const body = sealed.subarray(0, end);
      if (!sameBytes(chunkMac(key, header.nonce, index, body), sealed.subarray(end))) return null;
      return aesCtr(header.contentKey, sealed.subarray(0, NONCE), body.subarray(NONCE));
    },
  };
}

function chunkMac(
  key: Masterkey,
  headerNonce: Uint8Array,
  index: number,
  nonceAndCiphertext: Uint8Array,
): Uint8Array {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(index));
  return hmac("sha256", key.mac, headerNonce, number, nonceAndCiphertext);
}
