import { publicHalf } from "../keys/public-half.ts";
import type { Member } from "../server/answers.ts";
import { fromStrictBase64 } from "../strict-base64.ts";
import { TokenError } from "../token-error.ts";
import type { UserKeys } from "../user-keys.ts";
import type { PublicKeys } from "./trust-chain.ts";

/**
 * What a server shows of somebody's keys.
 *
 * @returns `null` for accounts that are not set up, or have no key to sign with
 * @throws TokenError `bad-content` unless they are in Base64
 */
export function shownKeys({ ecdhPublicKey, ecdsaPublicKey }: Member): PublicKeys | null {
  if (ecdhPublicKey === null || ecdsaPublicKey === null) return null;
  const ecdh = fromStrictBase64(ecdhPublicKey);
  const ecdsa = fromStrictBase64(ecdsaPublicKey);
  if (ecdh === null || ecdsa === null) throw new TokenError("bad-content", "keys not in Base64");
  return { ecdh, ecdsa };
}

/** The own ones, by no word of the server. @returns `null` for an account of Hub 1.3, which has no key to sign with */
export function ownKeys({ ecdh, ecdsa }: UserKeys): PublicKeys | null {
  return ecdsa === null ? null : { ecdh: publicHalf(ecdh), ecdsa: publicHalf(ecdsa) };
}
