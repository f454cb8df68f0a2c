/** Where the keys of a damaged vault come from, and what is left of its configuration. */

import { isFailure, pathError, VaultError } from "../base/vault-error.ts";
import { type Masterkey, masterkey } from "../crypto/masterkey.ts";
import {
  MAX_MASTERKEY_FILE,
  masterkeyFileVersion,
  parseMasterkeyFile,
  unwrapMasterkey,
} from "../format/masterkey-file.ts";
import { rawKeyOf } from "../format/raw-key-of-words.ts";
import {
  keySourceOf,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  type UnverifiedConfig,
  type VaultConfig,
  verifyVaultConfig,
} from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { CONFIG_FILE, MASTERKEY_FILE, readOrNull } from "../vault/vault-files.ts";

export type SalvageKey =
  /** 64 bytes; stays the caller's to wipe. */
  | { readonly kind: "raw"; readonly rawKey: Uint8Array }
  /** A recovery key. */
  | { readonly kind: "words"; readonly words: string }
  | {
      readonly kind: "password";
      /** UTF-8 of its NFC form; stays the caller's to wipe. */
      readonly password: Uint8Array;
      /** The key file, if it does not lie in the vault folder. */
      readonly masterkeyFile?: { readonly bytes: Uint8Array; readonly hostPath: string };
    };

/** Formats whose names are not those of today; after an upgrade they can be salvaged. */
const OLD_NAMES: ReadonlySet<number | null> = new Set([5, 6]);

/**
 * @param hostPath - of the vault folder, for messages
 * @returns the key, which the caller disposes of
 * @throws VaultError `wrong-recovery-key`, `wrong-password`, `kdf-too-costly`, `masterkey-missing`,
 *   `masterkey-unreadable`, `needs-upgrade`, `hub-vault`
 */
export async function obtainSalvageKey(
  storage: Storage,
  hostPath: string,
  source: SalvageKey,
): Promise<Masterkey> {
  switch (source.kind) {
    case "raw":
      return masterkey(source.rawKey.slice());
    case "words":
      return masterkey(rawKeyOf(source.words));
    case "password":
      return keyByPassword(storage, hostPath, source);
  }
}

async function keyByPassword(
  storage: Storage,
  hostPath: string,
  source: Extract<SalvageKey, { kind: "password" }>,
): Promise<Masterkey> {
  const config = await readConfig(storage, hostPath);
  const inside = `${hostPath}/${MASTERKEY_FILE}`;
  const { bytes, hostPath: keyPath } = source.masterkeyFile ?? {
    bytes: await readOrNull(storage, MASTERKEY_FILE, MAX_MASTERKEY_FILE),
    hostPath: inside,
  };
  if (bytes === null) throw noKeyFile(config, keyPath);
  const version = masterkeyFileVersion(bytes);
  if (config === null && version !== null && OLD_NAMES.has(version)) {
    throw new VaultError({ kind: "needs-upgrade", version });
  }
  return unwrapMasterkey(parseMasterkeyFile(bytes, keyPath), source.password);
}

function noKeyFile(config: UnverifiedConfig | null, keyPath: string): VaultError {
  const keySource = config && keySourceOf(config);
  return keySource?.kind === "hub"
    ? new VaultError({ kind: "hub-vault", host: keySource.host })
    : pathError("masterkey-missing", keyPath);
}

async function readConfig(storage: Storage, hostPath: string): Promise<UnverifiedConfig | null> {
  const bytes = await readOrNull(storage, CONFIG_FILE, MAX_CONFIG_FILE);
  if (bytes === null) return null;
  try {
    return parseVaultConfig(bytes, `${hostPath}/${CONFIG_FILE}`);
  } catch (error) {
    if (isFailure(error, "config-unreadable")) return null;
    throw error;
  }
}

/**
 * @returns `null` if there is no config that can be believed: it is missing, damaged or not signed
 *   with this key
 * @throws VaultError `unsupported-format`, `unsupported-cipher` if a true one says so
 */
export async function readTrueConfig(
  storage: Storage,
  hostPath: string,
  key: Masterkey,
): Promise<VaultConfig | null> {
  const config = await readConfig(storage, hostPath);
  if (config === null) return null;
  try {
    return verifyVaultConfig(config, key.raw);
  } catch (error) {
    if (isFailure(error, "key-of-another-vault") || isFailure(error, "config-unreadable")) {
      return null;
    }
    throw error;
  }
}
