import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { plainBytes } from "./plain-bytes.ts";

/** 20 bytes. SHA-1 is what the format prescribes for hiding names, not for security. */
export function sha1(data: Uint8Array): Uint8Array {
  return plainBytes(createHash("sha1").update(data).digest());
}

/** 32 bytes. */
export function sha256(data: Uint8Array): Uint8Array {
  return plainBytes(createHash("sha256").update(data).digest());
}

export type HmacHash = "sha256" | "sha384" | "sha512";

/** HMAC (RFC 2104) over the concatenation of `parts`. */
export function hmac(hash: HmacHash, key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const mac = createHmac(hash, key);
  for (const part of parts) mac.update(part);
  return plainBytes(mac.digest());
}

/** Compares without telling by its duration where the first difference is. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
