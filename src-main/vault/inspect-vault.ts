import { isFailure } from "../base/vault-error.ts";
import {
  keySourceOf,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  VAULT_FORMAT,
} from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { CONFIG_FILE, MASTERKEY_FILE, readOrNull, readVaultFiles } from "./vault-files.ts";

/** What a vault says about itself to anybody. Nothing of it is verified: that takes the key. */
export interface VaultDescription {
  readonly format: number;
  readonly cipher: string | null;
  readonly shorteningThreshold: number | null;
  readonly keySource: "masterkeyfile" | "hub";
  /** Host and port of the Hub server; `null` unless the key comes from one. */
  readonly hubHost: string | null;
  /** True if the masterkey file lies in the vault folder. */
  readonly hasMasterkeyFile: boolean;
  readonly needsUpgrade: boolean;
}

/** The only shortening threshold, and the only cipher, of the format before 8 (docs/vault-format.md §15). */
const LEGACY_CIPHER = "SIV_CTRMAC";
const LEGACY_THRESHOLDS: Readonly<Record<number, number>> = { 5: 129, 6: 129, 7: 220 };

/**
 * Looks at a folder without a password; writes nothing.
 *
 * @param hostPath - of the folder, for messages
 * @throws VaultError `not-a-vault`, `vault-files-missing`, `config-missing`, `not-a-folder`, `not-reachable`, `config-unreadable`,
 *   `masterkey-unreadable`, `unsupported-key-source`
 */
export async function inspectVault(storage: Storage, hostPath: string): Promise<VaultDescription> {
  const files = await readVaultFiles(storage, hostPath);
  // A link, as people make one to a stick, is no file of the folder.
  const hasMasterkeyFile = (await storage.find(MASTERKEY_FILE))?.kind === "file";
  if ("legacyFormat" in files) {
    return {
      format: files.legacyFormat,
      cipher: LEGACY_CIPHER,
      shorteningThreshold: LEGACY_THRESHOLDS[files.legacyFormat] ?? null,
      keySource: "masterkeyfile",
      hubHost: null,
      hasMasterkeyFile,
      needsUpgrade: files.legacyFormat < VAULT_FORMAT,
    };
  }
  const source = keySourceOf(files);
  return {
    format: files.claims.format,
    cipher: files.claims.cipherCombo ?? null,
    shorteningThreshold: files.claims.shorteningThreshold ?? null,
    keySource: source.kind,
    hubHost: source.kind === "hub" ? source.host : null,
    hasMasterkeyFile,
    needsUpgrade: files.claims.format < VAULT_FORMAT,
  };
}

/**
 * What a vault calls itself, to know it again where it was moved. Nothing of it is verified.
 *
 * @returns `null` if it does not say, or cannot be read
 */
export async function vaultIdentityOf(storage: Storage): Promise<string | null> {
  try {
    const bytes = await readOrNull(storage, CONFIG_FILE, MAX_CONFIG_FILE);
    return bytes && (parseVaultConfig(bytes, CONFIG_FILE).claims.jti ?? null);
  } catch (error) {
    const isUnreadable =
      isFailure(error, "config-unreadable") ||
      isFailure(error, "not-reachable") ||
      isFailure(error, "permission-denied") ||
      isFailure(error, "is-not-a-directory");
    if (isUnreadable) return null;
    throw error;
  }
}
