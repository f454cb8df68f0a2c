/**
 * An encrypted token in its parts (RFC 7516), as Hub writes all of them:
 *
 *     header . encrypted key . nonce (12 bytes) . ciphertext . tag (16 bytes)
 *
 * The content is always AES-256-GCM with the encoded header as additional data.
 * How its key is found is what `ecdh-es.ts` and `pbes2.ts` differ in.
 */

import { GCM_NONCE, GCM_TAG, gcmDecrypt, gcmEncryptInto } from "../crypto/aes-gcm.ts";
import { base64Url, utf8 } from "../crypto/encoding.ts";
import { readCompactToken, requireHeader, type TokenHeader } from "./compact-token.ts";
import { toJsonBytes } from "./json-bytes.ts";
import { TokenError } from "./token-error.ts";

export const CONTENT_ENCRYPTION = "A256GCM";

export interface Jwe {
  /** With `alg` and `enc` as expected; nothing else in it has been looked at. */
  readonly header: TokenHeader;
  readonly encodedHeader: string;
  readonly encryptedKey: Uint8Array;
  /** `nonce ‖ ciphertext ‖ tag` */
  readonly sealed: Uint8Array;
}

/**
 * Takes a token apart. Nothing is authenticated by this.
 *
 * @param algorithm - the only `alg` that is accepted
 * @throws TokenError `malformed`, or `unsupported` for another `alg`, `enc` or an extension
 */
export function readJwe(token: string, algorithm: string): Jwe {
  const { header, encodedHeader, parts } = readCompactToken(token, 5);
  requireHeader(header, { alg: algorithm, enc: CONTENT_ENCRYPTION });
  const [encryptedKey, nonce, ciphertext, tag] = parts;
  if (!(encryptedKey && ciphertext && nonce?.length === GCM_NONCE && tag?.length === GCM_TAG)) {
    throw new TokenError("malformed", "nonce or tag of another length");
  }
  const sealed = new Uint8Array(GCM_NONCE + ciphertext.length + GCM_TAG);
  sealed.set(nonce);
  sealed.set(ciphertext, GCM_NONCE);
  sealed.set(tag, GCM_NONCE + ciphertext.length);
  return { header, encodedHeader, encryptedKey, sealed };
}

/**
 * @param contentKey - 32 bytes
 * @throws TokenError `not-authentic` if the token was made with another key or changed since
 */
export function openContent(contentKey: Uint8Array, jwe: Jwe): Uint8Array {
  const clear = gcmDecrypt(contentKey, jwe.sealed, utf8(jwe.encodedHeader));
  if (clear === null) throw new TokenError("not-authentic", "the token is for another key");
  return clear;
}

/** What a token is made with. */
export interface JweSecrets {
  readonly header: TokenHeader;
  /** Empty where the parties agree on the content key. */
  readonly encryptedKey: Uint8Array;
  /** 32 bytes, never used for another token. */
  readonly contentKey: Uint8Array;
  /** 12 bytes. */
  readonly nonce: Uint8Array;
}

export function sealContent(secrets: JweSecrets, clear: Uint8Array): string {
  const { header, encryptedKey, contentKey, nonce } = secrets;
  const encodedHeader = base64Url(toJsonBytes(header));
  const sealed = new Uint8Array(GCM_NONCE + clear.length + GCM_TAG);
  gcmEncryptInto(sealed, 0, contentKey, nonce, clear, utf8(encodedHeader));
  const ciphertext = sealed.subarray(GCM_NONCE, -GCM_TAG);
  const tag = sealed.subarray(-GCM_TAG);
  return [encodedHeader, ...[encryptedKey, nonce, ciphertext, tag].map(base64Url)].join(".");
}
