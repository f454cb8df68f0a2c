/** Which format a vault has, and whether it can be upgraded. */

import { pathError, VaultError } from "../base/vault-error.ts";
import { MAX_MASTERKEY_FILE, masterkeyFileVersion } from "../format/masterkey-file.ts";
import {
  keySourceOf,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  VAULT_FORMAT,
} from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { OLDEST_UPGRADABLE } from "../vault/open-vault.ts";
import {
  assertVaultFolder,
  CONFIG_FILE,
  legacyFormatOf,
  noFilesError,
  readOrNull,
} from "../vault/vault-files.ts";

export interface OldVault {
  /** 5, 6 or 7. */
  readonly format: number;
  readonly keyFile: Uint8Array;
}

/** The format whose last step, the new version of the key file, may be missing although there is a config. */
const BEFORE_CONFIG = 7;

/**
 * @param hostPath - of the vault folder, for messages
 * @returns `null` if the vault has today's format already
 * @throws VaultError the kinds about the folder and what the vault says of itself;
 *   `format-too-old`, `unsupported-format`, `masterkey-missing`, `not-downloaded`
 */
export async function readOldVault(
  storage: Storage,
  hostPath: string,
  keyPlace: KeyPlace,
): Promise<OldVault | null> {
  await assertVaultFolder(storage, hostPath);
  const keyFile = await readOrNull(keyPlace.storage, keyPlace.name, MAX_MASTERKEY_FILE);
  const config = await readOrNull(storage, CONFIG_FILE, MAX_CONFIG_FILE);
  if (config !== null) return unfinished(config, keyFile, hostPath);

  if (keyFile === null) throw await noKeyError(storage, hostPath, keyPlace);
  const format = legacyFormatOf(keyFile, { hostPath, keyPath: keyPlace.hostPath });
  if (format < OLDEST_UPGRADABLE) {
    throw new VaultError({ kind: "format-too-old", version: format });
  }
  if (format >= VAULT_FORMAT) throw new VaultError({ kind: "unsupported-format", version: format });
  return { format, keyFile };
}

/** A vault with a config needs nothing more, unless an upgrade was cut off right after writing it. */
function unfinished(
  bytes: Uint8Array,
  keyFile: Uint8Array | null,
  hostPath: string,
): OldVault | null {
  const config = parseVaultConfig(bytes, `${hostPath}/${CONFIG_FILE}`);
  const { format } = config.claims;
  if (format !== VAULT_FORMAT)
    throw new VaultError({ kind: "unsupported-format", version: format });
  if (keyFile === null || keySourceOf(config).kind !== "masterkeyfile") return null;
  const isUnfinished = masterkeyFileVersion(keyFile) === BEFORE_CONFIG;
  return isUnfinished ? { format: BEFORE_CONFIG, keyFile } : null;
}

async function noKeyError(
  storage: Storage,
  hostPath: string,
  { storage: keyStorage, name, hostPath: keyPath }: KeyPlace,
): Promise<VaultError> {
  const placeholder = `.${name}.icloud`;
  if ((await readOrNull(keyStorage, placeholder, 1)) !== null) {
    return pathError("not-downloaded", placeholder);
  }
  return keyStorage === storage
    ? noFilesError(storage, hostPath)
    : pathError("masterkey-missing", keyPath);
}
