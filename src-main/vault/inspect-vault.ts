import { MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";
import { keySourceOf, VAULT_FORMAT } from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { MASTERKEY_FILE, readOrNull, readVaultFiles } from "./vault-files.ts";

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
 * @throws VaultError `not-a-vault`, `not-a-folder`, `not-reachable`, `config-unreadable`,
 *   `masterkey-unreadable`, `unsupported-key-source`
 */
export async function inspectVault(storage: Storage, hostPath: string): Promise<VaultDescription> {
  const files = await readVaultFiles(storage, hostPath);
  const key = await readOrNull(storage, MASTERKEY_FILE, MAX_MASTERKEY_FILE);
  const hasMasterkeyFile = key !== null;
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
