import { createPrivateKey, createPublicKey } from "node:crypto";
import { TokenError } from "../token-error.ts";

/**
 * The public key that belongs to a private one. By Node, because WebCrypto has no way from one to the other.
 *
 * @param pkcs8 - DER; the caller wipes it
 * @returns SPKI in DER
 * @throws TokenError `malformed`
 */
export function publicHalf(pkcs8: Uint8Array): Uint8Array {
  try {
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
    const spki = createPublicKey(key).export({ format: "der", type: "spki" });
    return Uint8Array.from(spki);
  } catch {
    // The message may quote the key.
    throw new TokenError("malformed", "not a private key");
  }
}
