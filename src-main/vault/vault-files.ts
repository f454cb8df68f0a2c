/** The files that make a folder a vault (docs/vault-format.md §1). */

import { isFailure, pathError, type VaultError } from "../base/vault-error.ts";
import { MAX_MASTERKEY_FILE, masterkeyFileVersion } from "../format/masterkey-file.ts";
import {
  MAX_CONFIG_FILE,
  parseVaultConfig,
  type UnverifiedConfig,
} from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { CONTENT_FOLDER, contentDirectories } from "./content-directories.ts";

export const CONFIG_FILE = "vault.cryptomator";
export const MASTERKEY_FILE = "masterkey.cryptomator";

/** Marks a vault of the coming Unified Vault Format, which is another one (§19). */
const UVF_FILE = "vault.uvf";

/** Version of the key file of a vault that has, or had, a config (§3). */
const VERSION_WITH_CONFIG = 999;

/** Older formats keep everything in the masterkey file, with their number as its version (§15). */
export interface LegacyVault {
  readonly legacyFormat: number;
}

/**
 * What kind of vault a folder is. Nothing is verified and nothing is written.
 *
 * @param hostPath - of the folder, for messages
 * @throws VaultError `not-a-vault`, `vault-files-missing`, `not-a-folder`, `not-reachable`, `uvf-vault`,
 *   `config-missing`, `config-unreadable`, `masterkey-unreadable`
 */
export async function readVaultFiles(
  storage: Storage,
  hostPath: string,
): Promise<UnverifiedConfig | LegacyVault> {
  await assertVaultFolder(storage, hostPath);
  const config = await readOrNull(storage, CONFIG_FILE, MAX_CONFIG_FILE);
  if (config !== null) return parseVaultConfig(config, `${hostPath}/${CONFIG_FILE}`);

  const key = await readOrNull(storage, MASTERKEY_FILE, MAX_MASTERKEY_FILE);
  if (key === null) throw await noFilesError(storage, hostPath);
  return {
    legacyFormat: legacyFormatOf(key, { hostPath, keyPath: `${hostPath}/${MASTERKEY_FILE}` }),
  };
}

/** What to say of a folder `d` with neither file beside it: only encrypted folders in it make it a vault. */
export async function noFilesError(storage: Storage, hostPath: string): Promise<VaultError> {
  const first = await contentDirectories(storage).next();
  return pathError(first.done === true ? "not-a-vault" : "vault-files-missing", hostPath);
}

/**
 * The format of a vault that has a key file and no config.
 *
 * @throws VaultError `config-missing`, `masterkey-unreadable`
 */
export function legacyFormatOf(
  keyFile: Uint8Array,
  { hostPath, keyPath }: { readonly hostPath: string; readonly keyPath: string },
): number {
  const version = masterkeyFileVersion(keyFile);
  if (version === null) throw pathError("masterkey-unreadable", keyPath);
  if (version === VERSION_WITH_CONFIG) throw pathError("config-missing", hostPath);
  return version;
}

/**
 * A vault is a folder that holds a folder `d`.
 *
 * @throws VaultError `not-a-vault`, `not-a-folder`, `not-reachable`, `uvf-vault`
 */
export async function assertVaultFolder(storage: Storage, hostPath: string): Promise<void> {
  const root = await kindOf(storage, "", hostPath);
  if (root === "file") throw pathError("not-a-folder", hostPath);
  if (root === null) throw pathError("not-reachable", hostPath);
  const isUvf = (await kindOf(storage, UVF_FILE, hostPath)) === "file";
  if (isUvf && (await kindOf(storage, CONFIG_FILE, hostPath)) === null) {
    throw pathError("uvf-vault", hostPath);
  }
  if ((await kindOf(storage, CONTENT_FOLDER, hostPath)) !== "directory") {
    throw pathError("not-a-vault", hostPath);
  }
}

async function kindOf(storage: Storage, path: string, hostPath: string) {
  try {
    return (await storage.stat(path)).kind;
  } catch (error) {
    if (isFailure(error, "not-found")) return null;
    if (isFailure(error, "permission-denied")) {
      throw pathError("not-reachable", hostPath, { cause: error });
    }
    throw error;
  }
}

/** @returns `null` if there is no such file */
export async function readOrNull(
  storage: Storage,
  name: string,
  maxBytes: number,
): Promise<Uint8Array | null> {
  try {
    return await storage.read(name, maxBytes);
  } catch (error) {
    if (isFailure(error, "not-found") || isFailure(error, "is-a-directory")) return null;
    throw error;
  }
}
