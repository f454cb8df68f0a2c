/**
 * What is sealed in a file header: 8 reserved bytes ‖ content key (32).
 *
 * The reserved bytes once held the file size; 0xFF is written and anything is
 * read. Source: docs/vault-format.md §8.
 */

export const HEADER_PAYLOAD = 40;
const RESERVED = 8;

export function headerPayload(contentKey: Uint8Array): Uint8Array {
  const payload = new Uint8Array(HEADER_PAYLOAD).fill(0xff, 0, RESERVED);
  payload.set(contentKey, RESERVED);
  return payload;
}

/** A copy of the content key; wipes `payload`. */
export function takeContentKey(payload: Uint8Array): Uint8Array {
  const contentKey = payload.slice(RESERVED);
  payload.fill(0);
  return contentKey;
}
