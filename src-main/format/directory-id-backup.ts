/**
 * `dirid.c9r`: in each content directory its own directory id, encrypted like
 * the content of a file, so that the directory can be found again should its
 * node be lost. The id of the root is empty; older clients then leave the
 * chunk out. Source: docs/vault-format.md §6.
 */

import { fromUtf8, utf8 } from "../crypto/encoding.ts";
import { type ContentCipher, newHeader, wipeHeader } from "./content-cipher.ts";
import { MAX_DIRECTORY_ID } from "./directory-id.ts";

export const DIRECTORY_ID_BACKUP = "dirid.c9r";

/** Bytes of the longest backup there can be, whatever the cipher. */
export const MAX_DIRECTORY_ID_BACKUP = MAX_DIRECTORY_ID + 256;

/** Header and one chunk, which for the root is empty. */
export function sealDirectoryId(
  content: ContentCipher,
  random: (bytes: number) => Uint8Array,
  id: string,
): Uint8Array {
  const clear = utf8(id);
  const { headerBytes, chunkOverhead } = content.layout;
  const sealed = new Uint8Array(headerBytes + chunkOverhead + clear.length);
  const header = newHeader(content, random);
  sealed.set(content.sealHeader(header));
  content.sealChunk(sealed, headerBytes, header, {
    index: 0,
    nonce: random(content.nonceBytes),
    clear,
  });
  wipeHeader(header);
  return sealed;
}

/** @returns the directory id; `null` if it does not authenticate. Whose it is, its hash must tell. */
export function openDirectoryId(content: ContentCipher, sealed: Uint8Array): string | null {
  const { headerBytes } = content.layout;
  const header = content.openHeader(sealed.subarray(0, headerBytes));
  if (header === null) return null;
  try {
    if (sealed.length === headerBytes) return "";
    const clear = content.openChunk(header, 0, sealed.subarray(headerBytes));
    return clear === null ? null : fromUtf8(clear);
  } finally {
    wipeHeader(header);
  }
}
