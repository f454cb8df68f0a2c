/**
 * The key of this installation: users hand their own keys to it, encrypted.
 */

import { sha256 } from "../crypto/digest.ts";
import { CURVE, exportPublicKey } from "./p384-keys.ts";

export interface DeviceKey {
  /** The private key, to be stored encrypted; the caller wipes it. */
  readonly pkcs8: Uint8Array;
  /** The public key, as it is sent to the server. */
  readonly spki: Uint8Array;
}

/** Made by WebCrypto, which takes no randomness from outside. */
export async function newDeviceKey(): Promise<DeviceKey> {
  const algorithm = { name: "ECDH", namedCurve: CURVE };
  const pair = await crypto.subtle.generateKey(algorithm, true, ["deriveBits"]);
  return {
    pkcs8: new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey)),
    spki: await exportPublicKey(pair.publicKey),
  };
}

/**
 * The name under which a Hub server knows a device: SHA-256 of its public key, in capital hex digits.
 *
 * @param spki - to the byte as it is sent to the server
 */
export function deviceId(spki: Uint8Array): string {
  return Buffer.from(sha256(spki)).toString("hex").toUpperCase();
}
