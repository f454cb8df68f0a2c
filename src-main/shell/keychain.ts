import process from "node:process";
import { safeStorage } from "electron";
import type { Keychain } from "../app/saved-passwords.ts";

/**
 * The keychain of the system, by way of Electron: the user's own on macOS and
 * Windows, the Secret Service or KWallet on Linux. Where Linux has neither,
 * Electron would use a key that everybody knows; that is refused.
 */
export const keychain: Keychain = {
  async isUsable() {
    if (process.platform === "linux") {
      const backend = safeStorage.getSelectedStorageBackend();
      if (backend === "basic_text" || backend === "unknown") return false;
    }
    return safeStorage.isAsyncEncryptionAvailable();
  },
  seal: (secret) => safeStorage.encryptStringAsync(secret),
  async unseal(sealed) {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
    return result;
  },
};
