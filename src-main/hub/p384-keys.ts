/**
 * The P-384 keys of Hub: those of users and devices to agree on secrets with
 * (ECDH), those of users to sign with (ECDSA).
 *
 * Private keys come as PKCS#8, public ones as SPKI or, inside tokens, as JWK.
 * WebCrypto checks that a point is on the curve but is lenient about the rest
 * (it takes trailing bytes, compressed points and coordinates of odd lengths),
 * so the outer form is checked here. It does take the short PKCS#8 that some
 * clients write, with no public key and a leading zero in the scalar.
 */

import type { webcrypto } from "node:crypto";
import { z } from "zod";
import { base64Url } from "../crypto/encoding.ts";
import { fromStrictBase64Url } from "./strict-base64.ts";
import { TokenError } from "./token-error.ts";

export type EcKey = webcrypto.CryptoKey;

/** What a key is used for; the same bytes can be imported for either. */
export type EcUse = "ECDH" | "ECDSA";

export const CURVE = "P-384";
const COORDINATE_LENGTH = 48;

/** The start of every SPKI of an uncompressed P-384 point: id-ecPublicKey, secp384r1, a bit string of 97 bytes, 04. */
const SPKI_PREFIX = Buffer.from("3076301006072a8648ce3d020106052b8104002203620004", "hex");
const SPKI_LENGTH = SPKI_PREFIX.length + 2 * COORDINATE_LENGTH;

const DER_SEQUENCE = 0x30;
const DER_ONE_LENGTH_BYTE = 0x81;

/** The coordinates of a point, as a JWK has them. */
export interface PublicJwk {
  readonly kty: "EC";
  readonly crv: "P-384";
  readonly x: string;
  readonly y: string;
}

const Coordinate = z
  .string()
  .refine((text) => fromStrictBase64Url(text)?.length === COORDINATE_LENGTH);
const Curve = z.object({ kty: z.string(), crv: z.string() });
const Point = z.object({ x: Coordinate, y: Coordinate });

/**
 * @param pkcs8 - DER; the caller wipes it
 * @returns a key that cannot be exported again
 * @throws TokenError `malformed` if it is not a private key on P-384
 */
export async function importPrivateKey(pkcs8: Uint8Array, use: EcUse): Promise<EcKey> {
  if (!isOneDerSequence(pkcs8)) throw new TokenError("malformed", "not a PKCS#8 key");
  const usage = use === "ECDH" ? "deriveBits" : "sign";
  return orMalformed(
    crypto.subtle.importKey("pkcs8", pkcs8, { name: use, namedCurve: CURVE }, false, [usage]),
  );
}

/**
 * @param spki - DER
 * @throws TokenError `malformed` if it is not an uncompressed point on P-384
 */
export async function importPublicKey(spki: Uint8Array, use: EcUse): Promise<EcKey> {
  const prefix = spki.subarray(0, SPKI_PREFIX.length);
  if (spki.length !== SPKI_LENGTH || !SPKI_PREFIX.equals(prefix)) {
    throw new TokenError("malformed", "not an SPKI key on P-384");
  }
  return orMalformed(
    crypto.subtle.importKey("spki", spki, { name: use, namedCurve: CURVE }, true, usagesOf(use)),
  );
}

/**
 * @param jwk - untrusted; only the members of a public key are looked at
 * @throws TokenError `unsupported` for another curve, `malformed` if it is not a point on this one
 */
export async function importPublicJwk(jwk: unknown, use: EcUse): Promise<EcKey> {
  const curve = Curve.safeParse(jwk);
  if (!curve.success) throw new TokenError("malformed", "not a JWK");
  const { kty, crv } = curve.data;
  if (kty !== "EC" || crv !== CURVE) throw new TokenError("unsupported", "a key on another curve");
  const point = Point.safeParse(jwk);
  if (!point.success) throw new TokenError("malformed", "coordinates of another length");
  return orMalformed(
    crypto.subtle.importKey(
      "jwk",
      { kty, crv, ...point.data },
      { name: use, namedCurve: CURVE },
      true,
      usagesOf(use),
    ),
  );
}

/** @returns SPKI in DER, 120 bytes */
export async function exportPublicKey(publicKey: EcKey): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
}

/** The public key as it stands in a token: coordinates and nothing else. */
export async function exportPublicJwk(publicKey: EcKey): Promise<PublicJwk> {
  const spki = await exportPublicKey(publicKey);
  const x = spki.subarray(SPKI_PREFIX.length, SPKI_PREFIX.length + COORDINATE_LENGTH);
  const y = spki.subarray(SPKI_PREFIX.length + COORDINATE_LENGTH);
  return { kty: "EC", crv: CURVE, x: base64Url(x), y: base64Url(y) };
}

function usagesOf(use: EcUse): "verify"[] {
  return use === "ECDH" ? [] : ["verify"];
}

/** True if the bytes are one DER sequence of less than 256 bytes, with nothing after it. */
function isOneDerSequence(der: Uint8Array): boolean {
  const [tag, length = 0, longLength = 0] = der;
  if (tag !== DER_SEQUENCE) return false;
  if (length < 0x80) return der.length === 2 + length;
  return length === DER_ONE_LENGTH_BYTE && longLength >= 0x80 && der.length === 3 + longLength;
}

/** WebCrypto rejects with a DOMException, whose message depends on the runtime. */
async function orMalformed(imported: Promise<EcKey>): Promise<EcKey> {
  try {
    return await imported;
  } catch {
    throw new TokenError("malformed", "not a key on P-384");
  }
}
