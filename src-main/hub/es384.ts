/**
 * Signed tokens: ECDSA on P-384 with SHA-384 (RFC 7515, RFC 7518 §3.4).
 *
 * A signature says who signed, not what about: whether the claims concern the
 * right person is for the caller to check.
 */

import { base64Url, utf8 } from "../crypto/encoding.ts";
import { readCompactToken, requireHeader, type TokenHeader } from "./compact-token.ts";
import { toJsonBytes } from "./json-bytes.ts";
import type { EcKey } from "./p384-keys.ts";
import { TokenError } from "./token-error.ts";

const ALGORITHM = { name: "ECDSA", hash: "SHA-384" } as const;
const SIGNATURE_LENGTH = 96;

/** `b64` says that the payload is encoded, which it always is; Hub writes it all the same. */
const FIXED_HEADER = { alg: "ES384", typ: "JWT", b64: true } as const;

export interface SignedToken {
  readonly header: TokenHeader;
  readonly payload: Uint8Array;
}

/**
 * @param publicKey - of the alleged signer, for ECDSA
 * @returns header and payload, both covered by the signature
 * @throws TokenError `not-authentic` if the key did not sign exactly this, or another problem if
 *   the token is not one of these
 */
export async function openSigned(publicKey: EcKey, token: string): Promise<SignedToken> {
  const { header, encodedHeader, parts } = readCompactToken(token, 3);
  requireHeader(header, { alg: FIXED_HEADER.alg });
  if (header["b64"] !== undefined && header["b64"] !== true) {
    throw new TokenError("unsupported", "a payload that is not encoded");
  }
  const [payload, signature] = parts;
  if (payload === undefined || signature?.length !== SIGNATURE_LENGTH) {
    throw new TokenError("malformed", "a signature of another length");
  }
  const signed = utf8(`${encodedHeader}.${base64Url(payload)}`);
  if (!(await crypto.subtle.verify(ALGORITHM, publicKey, signature, signed))) {
    throw new TokenError("not-authentic", "not signed by this key");
  }
  return { header, payload };
}

/**
 * @param privateKey - of the signer, for ECDSA
 * @param claims - further members of the header, where Hub has them: `iss`, `sub`, `iat`
 */
export async function sign(
  privateKey: EcKey,
  claims: TokenHeader,
  payload: Uint8Array,
): Promise<string> {
  const header = toJsonBytes({ ...claims, ...FIXED_HEADER });
  const signed = `${base64Url(header)}.${base64Url(payload)}`;
  const signature = await crypto.subtle.sign(ALGORITHM, privateKey, utf8(signed));
  return `${signed}.${base64Url(new Uint8Array(signature))}`;
}
