import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import process from "node:process";
import type * as Electron from "electron";

type Used =
  | "isAsyncEncryptionAvailable"
  | "getSelectedStorageBackend"
  | "encryptStringAsync"
  | "decryptStringAsync";

/**
 * There is no keychain here, and the stand-in says so. Tests that need one pass
 * `LATCHKEY_TEST_KEYCHAIN`, 32 bytes in hexadecimal: the key of a keychain that
 * this computer does not have.
 */
const key = Buffer.from(process.env["LATCHKEY_TEST_KEYCHAIN"] ?? "", "hex");
const hasKey = key.length === 32;

export const safeStorage: Pick<Electron.SafeStorage, Used> = {
  isAsyncEncryptionAvailable: () => Promise.resolve(hasKey),
  getSelectedStorageBackend: () => (hasKey ? "gnome_libsecret" : "basic_text"),
  encryptStringAsync(text) {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    const sealed = [cipher.update(text, "utf8"), cipher.final()];
    return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]));
  },
  async decryptStringAsync(sealed) {
    const cipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
    cipher.setAuthTag(sealed.subarray(12, 28));
    const text = Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]);
    return { result: text.toString("utf8"), shouldReEncrypt: false };
  },
};
