/**
 * What signed and encrypted tokens have in common: Base64url parts with dots
 * between them, the first one a header in JSON (RFC 7515 §7.1, RFC 7516 §7.1).
 *
 * Nothing read here is authenticated yet.
 */

import { z } from "zod";
import { fromJsonBytes } from "./json-bytes.ts";
import { fromStrictBase64Url } from "./strict-base64.ts";
import { TokenError } from "./token-error.ts";

/** Real tokens have some 2000 characters; a server may not make us parse more than this. */
const MAX_LENGTH = 64 * 1024;

export type TokenHeader = Readonly<Record<string, unknown>>;

export interface CompactToken {
  readonly header: TokenHeader;
  /** As it stands in the token, because that is what signatures and tags cover. */
  readonly encodedHeader: string;
  /** The parts after the header, decoded; one less than was asked for. */
  readonly parts: readonly Uint8Array[];
}

/**
 * @param partCount - with the header: 3 for a signed token, 5 for an encrypted one
 * @throws TokenError `malformed` unless `token` has that many parts, each in strict Base64url, and a header
 */
export function readCompactToken(token: string, partCount: 3 | 5): CompactToken {
  if (token.length > MAX_LENGTH) throw new TokenError("malformed", "the token is too long");
  const [encodedHeader = "", ...encodedParts] = token.split(".", partCount + 1);
  if (encodedParts.length !== partCount - 1) {
    throw new TokenError("malformed", `the token does not have ${partCount} parts`);
  }
  return {
    header: readHeader(decode(encodedHeader)),
    encodedHeader,
    parts: encodedParts.map(decode),
  };
}

/**
 * Refuses every algorithm but the expected one, and extensions that a reader must understand.
 *
 * @throws TokenError `unsupported`
 */
export function requireHeader(header: TokenHeader, expected: TokenHeader): void {
  for (const [member, value] of Object.entries(expected)) {
    if (header[member] !== value) throw new TokenError("unsupported", `another “${member}”`);
  }
  for (const member of ["crit", "zip"]) {
    if (header[member] !== undefined) throw new TokenError("unsupported", `a “${member}”`);
  }
}

function decode(part: string): Uint8Array {
  const bytes = fromStrictBase64Url(part);
  if (bytes === null) throw new TokenError("malformed", "a part is not Base64url");
  return bytes;
}

function readHeader(bytes: Uint8Array): TokenHeader {
  const header = z.record(z.string(), z.unknown()).safeParse(fromJsonBytes(bytes));
  if (!header.success) throw new TokenError("malformed", "the header is not a JSON object");
  return header.data;
}
