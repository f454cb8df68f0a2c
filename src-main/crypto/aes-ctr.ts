import { createCipheriv } from "node:crypto";
import { dropped } from "../base/dropped-bytes.ts";
import { plainBytes } from "./plain-bytes.ts";

/** AES-256-CTR (NIST SP 800-38A) with a 16-byte start counter; encrypts and decrypts alike. No authentication. */
export function aesCtr(key: Uint8Array, counter: Uint8Array, data: Uint8Array): Uint8Array {
  const cipher = createCipheriv("aes-256-ctr", key, counter);
  const result = plainBytes(cipher.update(data));
  dropped(result.length);
  // Frees what holds the key now, and not when garbage is collected.
  cipher.final();
  return result;
}
