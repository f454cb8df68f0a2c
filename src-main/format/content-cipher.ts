/**
 * How the contents of files are encrypted: what the two cipher combinations have in common.
 *
 * A file begins with a header that holds its own content key, sealed with the
 * masterkey; chunks are sealed with the content key and bound to their number
 * and to the header's nonce. Source: docs/vault-format.md §8, §9.
 */

import type { ChunkLayout } from "./chunk-layout.ts";

/** What the header of a file holds. The content key is a secret: {@link wipeHeader} when done. */
export interface FileHeader {
  readonly nonce: Uint8Array;
  readonly contentKey: Uint8Array;
}

export interface ContentCipher {
  readonly layout: ChunkLayout;
  /** Bytes of the nonce of a header, and of that of a chunk. */
  readonly nonceBytes: number;

  /** @param header - with a nonce never used before with another content key */
  sealHeader(header: FileHeader): Uint8Array;

  /** @returns `null` if it does not authenticate or has not exactly the size of a header */
  openHeader(sealed: Uint8Array): FileHeader | null;

  /** Writes chunk `index` into `target` at `offset`; `clear` has at most 32 768 bytes, `nonce` is fresh. */
  sealChunk(
    target: Uint8Array,
    offset: number,
    header: FileHeader,
    chunk: { readonly index: number; readonly nonce: Uint8Array; readonly clear: Uint8Array },
  ): void;

  /** @returns `null` if it does not authenticate as chunk `index` of the file with this header */
  openChunk(header: FileHeader, index: number, sealed: Uint8Array): Uint8Array | null;
}

/** Bytes of a content key. */
export const CONTENT_KEY_BYTES = 32;

/** A header for a new file: a fresh nonce and a fresh content key. */
export function newHeader(
  cipher: ContentCipher,
  random: (bytes: number) => Uint8Array,
): FileHeader {
  return { nonce: random(cipher.nonceBytes), contentKey: random(CONTENT_KEY_BYTES) };
}

export function wipeHeader(header: FileHeader): void {
  header.contentKey.fill(0);
}
