/**
 * Contents under SIV_GCM.
 *
 *     header = nonce (12) ‖ AES-256-GCM(encryption key, payload 40) ‖ tag (16)            68 bytes
 *     chunk  = nonce (12) ‖ AES-256-GCM(content key, clear) ‖ tag (16)                    clear + 28
 *     chunk's associated data = chunk number, 64 bits big-endian ‖ header nonce
 *
 * Source: docs/vault-format.md §8, §9.
 */

import { GCM_NONCE, GCM_TAG, gcmDecrypt, gcmEncryptInto } from "../crypto/aes-gcm.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import type { ContentCipher } from "./content-cipher.ts";
import { HEADER_PAYLOAD, headerPayload, takeContentKey } from "./header-payload.ts";

const HEADER_BYTES = GCM_NONCE + HEADER_PAYLOAD + GCM_TAG;

export function gcmContent(key: Masterkey): ContentCipher {
  return {
    layout: { headerBytes: HEADER_BYTES, chunkOverhead: GCM_NONCE + GCM_TAG },
    nonceBytes: GCM_NONCE,

    sealHeader({ nonce, contentKey }) {
      const sealed = new Uint8Array(HEADER_BYTES);
      const payload = headerPayload(contentKey);
      gcmEncryptInto(sealed, 0, key.encryption, nonce, payload);
      payload.fill(0);
      return sealed;
    },

    openHeader(sealed) {
      if (sealed.length !== HEADER_BYTES) return null;
      const payload = gcmDecrypt(key.encryption, sealed);
      if (payload === null) return null;
      return { nonce: sealed.slice(0, GCM_NONCE), contentKey: takeContentKey(payload) };
    },

    sealChunk(target, offset, header, { index, nonce, clear }) {
      const aad = associatedData(index, header.nonce);
      gcmEncryptInto(target, offset, header.contentKey, nonce, clear, aad);
    },

    openChunk(header, index, sealed) {
      return gcmDecrypt(header.contentKey, sealed, associatedData(index, header.nonce));
    },
  };
}

function associatedData(index: number, headerNonce: Uint8Array): Uint8Array {
  const aad = new Uint8Array(8 + headerNonce.length);
  const view = new DataView(aad.buffer);
  view.setUint32(0, Math.floor(index / 2 ** 32));
  view.setUint32(4, index % 2 ** 32);
  aad.set(headerNonce, 8);
  return aad;
}
