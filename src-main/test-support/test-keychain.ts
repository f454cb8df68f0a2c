import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Keychain } from "../app/saved-passwords.ts";

/** A keychain whose key is made of the name of its user. */
export function testKeychain(user = "the user", isUsable = true): Keychain {
  const key = createHash("sha256").update(user).digest();
  return {
    isUsable: () => Promise.resolve(isUsable),
    seal(secret) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const sealed = [cipher.update(secret, "utf8"), cipher.final()];
      return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]));
    },
    async unseal(sealed) {
      const cipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
      cipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString("utf8");
    },
  };
}
