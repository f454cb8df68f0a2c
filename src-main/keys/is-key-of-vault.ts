import { isFailure, VaultError } from "../base/vault-error.ts";
import { type Masterkey, masterkey } from "../crypto/masterkey.ts";
import { contentDirectory, ROOT_ID } from "../format/directory-id.ts";
import { MAX_CONFIG_FILE, parseVaultConfig, verifyVaultConfig } from "../format/vault-config.ts";
import { detectCipher } from "../salvage/detect-cipher.ts";
import type { Storage } from "../storage/storage.ts";
import { CONFIG_FILE, readOrNull } from "../vault/vault-files.ts";

/**
 * Whether a key is that of a vault: it has signed the configuration, or, where that cannot be
 * read, the root folder or any content is encrypted with it. Writes nothing.
 *
 * @param rawKey - 64 bytes; stays the caller's to wipe
 */
export async function isKeyOfVault(storage: Storage, rawKey: Uint8Array): Promise<boolean> {
  const hasSigned = await hasSignedConfig(storage, rawKey);
  if (hasSigned !== null) return hasSigned;
  using key = masterkey(rawKey.slice());
  return await hasRoot(storage, key);
}

/** `null` if there is no config that could be read. */
async function hasSignedConfig(storage: Storage, rawKey: Uint8Array): Promise<boolean | null> {
  const bytes = await readOrNull(storage, CONFIG_FILE, MAX_CONFIG_FILE);
  if (bytes === null) return null;
  try {
    verifyVaultConfig(parseVaultConfig(bytes, CONFIG_FILE), rawKey);
    return true;
  } catch (error) {
    if (isFailure(error, "key-of-another-vault")) return false;
    if (isFailure(error, "config-unreadable")) return null;
    // What is signed may be beyond this version; the signature fits all the same.
    if (error instanceof VaultError) return true;
    throw error;
  }
}

async function hasRoot(storage: Storage, key: Masterkey): Promise<boolean> {
  if ((await storage.find(contentDirectory(key, ROOT_ID))) !== null) return true;
  return (await detectCipher(storage, key)) !== null;
}
