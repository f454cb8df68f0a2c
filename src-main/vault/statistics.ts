/** What has gone through the keys of an open vault, counted for its owner to see. */

import type { ContentCipher } from "../format/content-cipher.ts";

export interface VaultStatistics {
  /** Bytes of file content, in cleartext. */
  bytesEncrypted: number;
  /** Bytes of file content, in cleartext, that authenticated. */
  bytesDecrypted: number;
  /** Chunks that were decrypted. */
  chunksDecrypted: number;
  /** Chunks that were at hand still, so that neither disk nor cipher had to be asked. */
  chunksFromCache: number;
}

export function noStatistics(): VaultStatistics {
  return { bytesEncrypted: 0, bytesDecrypted: 0, chunksDecrypted: 0, chunksFromCache: 0 };
}

/** The same cipher, which counts what it does. */
export function counted(cipher: ContentCipher, statistics: VaultStatistics): ContentCipher {
  return {
    ...cipher,
    sealChunk(target, offset, header, chunk) {
      cipher.sealChunk(target, offset, header, chunk);
      statistics.bytesEncrypted += chunk.clear.length;
    },
    openChunk(header, index, sealed) {
      const clear = cipher.openChunk(header, index, sealed);
      if (clear !== null) {
        statistics.chunksDecrypted += 1;
        statistics.bytesDecrypted += clear.length;
      }
      return clear;
    },
  };
}
