import { concatKdf, type KeyPurpose } from "./concat-kdf.ts";
import { CURVE, type EcKey } from "./p384-keys.ts";

const SECRET_BITS = 384;
const KEY_LENGTH = 32;

/**
 * The key of 32 bytes that the owners of two key pairs agree on (RFC 7518 §4.6).
 *
 * The shared point itself never leaves this function.
 *
 * @returns the key; the caller wipes it
 */
export async function agreeOnKey(
  privateKey: EcKey,
  publicKey: EcKey,
  purpose: KeyPurpose,
): Promise<Uint8Array> {
  const z = new Uint8Array(
    await crypto.subtle.deriveBits({ name: "ECDH", public: publicKey }, privateKey, SECRET_BITS),
  );
  try {
    return concatKdf(z, purpose, KEY_LENGTH);
  } finally {
    z.fill(0);
  }
}

/** A key pair for one token; the private half cannot be exported. */
export async function ephemeralKeyPair(): Promise<{
  readonly privateKey: EcKey;
  readonly publicKey: EcKey;
}> {
  return crypto.subtle.generateKey({ name: "ECDH", namedCurve: CURVE }, false, ["deriveBits"]);
}
