/**
 * The content of the token that holds a user's private keys, for a device or for the account key:
 *
 *     { "key": PKCS#8, "ecdhPrivateKey": PKCS#8, "ecdsaPrivateKey": PKCS#8 }    since Hub 1.4
 *     { "key": PKCS#8 }                                                         Hub 1.3
 *
 * in Base64; `key` and `ecdhPrivateKey` are the same key. To hand the keys on,
 * seal the very bytes that were opened: nothing in them is lost then, not even
 * what a newer server put there.
 */

import { z } from "zod";
import { fromJsonBytes } from "./json-bytes.ts";
import { fromStrictBase64 } from "./strict-base64.ts";
import { TokenError } from "./token-error.ts";

export interface UserKeys {
  /** Opens vault keys. PKCS#8; the caller wipes it. */
  readonly ecdh: Uint8Array;
  /** Signs for other users; `null` for an account that Hub 1.3 made. PKCS#8; the caller wipes it. */
  readonly ecdsa: Uint8Array | null;
}

const Content = z.object({
  key: z.string().optional(),
  ecdhPrivateKey: z.string().optional(),
  ecdsaPrivateKey: z.string().optional(),
});

/**
 * @param clear - of an opened token; the caller wipes it
 * @throws TokenError `bad-content`
 */
export function parseUserKeys(clear: Uint8Array): UserKeys {
  const content = Content.safeParse(fromJsonBytes(clear));
  if (!content.success) throw new TokenError("bad-content", "no user keys");
  const { key, ecdhPrivateKey = key, ecdsaPrivateKey } = content.data;
  if (key !== undefined && key !== ecdhPrivateKey) {
    throw new TokenError("bad-content", "two different keys of the same user");
  }
  const ecdh = fromStrictBase64(ecdhPrivateKey ?? "");
  const ecdsa = ecdsaPrivateKey === undefined ? null : fromStrictBase64(ecdsaPrivateKey);
  if (!ecdh?.length || (ecdsaPrivateKey !== undefined && !ecdsa?.length)) {
    ecdh?.fill(0);
    ecdsa?.fill(0);
    throw new TokenError("bad-content", "a user key that is not Base64");
  }
  return { ecdh, ecdsa };
}
