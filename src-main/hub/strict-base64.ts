/**
 * Base64 in its one canonical spelling.
 *
 * A lenient reader ignores stray characters and the unused bits of the last
 * one, so that many texts mean the same bytes. A token that was changed and
 * still opens is one too many, hence this file.
 */

import { base64, base64Url, fromBase64Url, fromLenientBase64 } from "../crypto/encoding.ts";

/** Standard alphabet with padding (RFC 4648 §4): keys. `null` if `text` is anything else. */
export function fromStrictBase64(text: string): Uint8Array | null {
  const bytes = fromLenientBase64(text);
  return bytes !== null && base64(bytes) === text ? bytes : null;
}

/** URL alphabet without padding (RFC 7515 §2): parts of tokens. `null` if `text` is anything else. */
export function fromStrictBase64Url(text: string): Uint8Array | null {
  const bytes = fromBase64Url(text);
  return bytes !== null && base64Url(bytes) === text ? bytes : null;
}
