/**
 * The content of the token that holds the key of a vault: `{ "key": raw masterkey in Base64 }`.
 */

import { z } from "zod";
import { base64 } from "../crypto/encoding.ts";
import { RAW_KEY_BYTES } from "../crypto/masterkey.ts";
import { fromJsonBytes, toJsonBytes } from "./json-bytes.ts";
import { fromStrictBase64 } from "./strict-base64.ts";
import { TokenError } from "./token-error.ts";

const Content = z.object({ key: z.string() });

/**
 * Whether the key belongs to the vault is for the vault's configuration to say.
 *
 * @param clear - of an opened token; the caller wipes it
 * @returns the raw masterkey, 64 bytes; the caller wipes it
 * @throws TokenError `bad-content`
 */
export function parseVaultKey(clear: Uint8Array): Uint8Array {
  const content = Content.safeParse(fromJsonBytes(clear));
  if (!content.success) throw new TokenError("bad-content", "no vault key");
  const rawKey = fromStrictBase64(content.data.key);
  if (rawKey?.length !== RAW_KEY_BYTES) {
    rawKey?.fill(0);
    throw new TokenError("bad-content", "a vault key that is not 64 bytes in Base64");
  }
  return rawKey;
}

/**
 * @param rawKey - 64 bytes
 * @returns what {@link parseVaultKey} reads; the caller wipes it
 */
export function formatVaultKey(rawKey: Uint8Array): Uint8Array {
  return toJsonBytes({ key: base64(rawKey) });
}
