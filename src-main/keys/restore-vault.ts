/**
 * Gives a vault back the files that make it one: its configuration, its key file, or both.
 *
 * What is there and whole is left alone; what is replaced is kept beside. The key comes first and
 * the configuration last, as its presence makes the folder a vault.
 */

import { isFailure, pathError, VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { sameBytes } from "../crypto/digest.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import {
  MAX_MASTERKEY_FILE,
  masterkeyFileVersion,
  openMasterkeyFile,
  parseMasterkeyFile,
} from "../format/masterkey-file.ts";
import {
  keySourceOf,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  VAULT_FORMAT,
  type VaultConfig,
} from "../format/vault-config.ts";
import { learnCipher } from "../salvage/detect-cipher.ts";
import { obtainSalvageKey, readTrueConfig, type SalvageKey } from "../salvage/salvage-key.ts";
import type { Storage } from "../storage/storage.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { legacyError, recoveryKeyOfAnotherVault } from "../vault/open-vault.ts";
import { assertVaultFolder, CONFIG_FILE, readOrNull } from "../vault/vault-files.ts";
import { writeNewKeyFile } from "./new-key-file.ts";
import { putKeyFile } from "./put-key-file.ts";
import { refuseOtherFile } from "./refuse-other-file.ts";
import { type LostConfig, restoreConfig } from "./restore-config.ts";

export interface RestoreOptions extends LostConfig {
  readonly key: SalvageKey;
  /** Where the key file belongs. */
  readonly place: KeyPlace;
  /** A kept copy of the key file, in the vault folder, that is to take its place; its password is that of `key`. */
  readonly keyCopy?: string | undefined;
  /** Asked for only if a key file is to be made. UTF-8 of its NFC form; wiped here. */
  readonly newPassword: () => Promise<Uint8Array>;
}

export interface Restored {
  /** What the new configuration says; `null` if the old one was whole. */
  readonly config: VaultConfig | null;
  /** Where the new key file lies; `null` if the old one was whole. */
  readonly keyFile: string | null;
}

/**
 * @throws VaultError `nothing-to-restore`, `wrong-recovery-key`, `wrong-password`,
 *   `masterkey-missing`, `hub-vault`, `needs-upgrade`; as `restore-config.ts` and `putKeyFile`
 */
export async function restoreVault(world: World, options: RestoreOptions): Promise<Restored> {
  const { storage, hostPath } = options;
  await assertVaultFolder(storage, hostPath);
  await refuseOther(options);
  using key = await keyOf(options);
  await proveOnContents(options, key);
  const hasConfig = (await readTrueConfig(storage, hostPath, key)) !== null;
  const hasKeyFile = await isKeyFileWhole(options.place);
  if (hasConfig && hasKeyFile) throw pathError("nothing-to-restore", hostPath);
  if (!hasKeyFile) await restoreKeyFile(world, options, key);
  const config = hasConfig ? null : await restoreConfig(world, options, key);
  return { config, keyFile: hasKeyFile ? null : options.place.hostPath };
}

/** Vaults that are whole in another way: of an old format, or with a key on a server. */
async function refuseOther({ storage, place }: RestoreOptions): Promise<void> {
  const config = await readOrNull(storage, CONFIG_FILE, MAX_CONFIG_FILE);
  const source = config && sourceOf(config);
  if (source?.kind === "hub") throw new VaultError({ kind: "hub-vault", host: source.host });
  const keyFile = await readOrNull(place.storage, place.name, MAX_MASTERKEY_FILE);
  const version = keyFile && masterkeyFileVersion(keyFile);
  if (config === null && version !== null && version < VAULT_FORMAT) throw legacyError(version);
}

function sourceOf(config: Uint8Array): ReturnType<typeof keySourceOf> | null {
  try {
    return keySourceOf(parseVaultConfig(config, CONFIG_FILE));
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

async function keyOf({ storage, hostPath, key, place, keyCopy }: RestoreOptions) {
  if (key.kind !== "password") return obtainSalvageKey(storage, hostPath, key);
  const bytes =
    keyCopy === undefined
      ? await readOrNull(place.storage, place.name, MAX_MASTERKEY_FILE)
      : await readKeyCopy(storage, hostPath, keyCopy);
  if (bytes === null) throw pathError("masterkey-missing", place.hostPath);
  const masterkeyFile = { bytes, hostPath: place.hostPath };
  return obtainSalvageKey(storage, hostPath, { ...key, masterkeyFile });
}

async function readKeyCopy(storage: Storage, hostPath: string, name: string): Promise<Uint8Array> {
  const bytes = name.includes("/") ? null : await readOrNull(storage, name, MAX_MASTERKEY_FILE);
  if (bytes === null) throw pathError("local-not-found", `${hostPath}/${name}`);
  return bytes;
}

async function proveOnContents(options: RestoreOptions, key: Masterkey): Promise<void> {
  try {
    await learnCipher(options.storage, key, options.signal);
  } catch (error) {
    const isByWords = options.key.kind === "words";
    throw isByWords && isFailure(error, "key-of-another-vault")
      ? recoveryKeyOfAnotherVault()
      : error;
  }
}

async function isKeyFileWhole({ storage, name, hostPath }: KeyPlace): Promise<boolean> {
  const bytes = await readOrNull(storage, name, MAX_MASTERKEY_FILE);
  if (bytes === null) return false;
  try {
    parseMasterkeyFile(bytes, hostPath);
    return true;
  } catch (error) {
    if (isFailure(error, "masterkey-unreadable")) return false;
    throw error;
  }
}

async function restoreKeyFile(world: World, options: RestoreOptions, key: Masterkey) {
  const { storage, hostPath, place, keyCopy, key: source } = options;
  if (keyCopy !== undefined && source.kind === "password") {
    const bytes = await readKeyCopy(storage, hostPath, keyCopy);
    await refuseOtherFile(place, bytes, hostPath);
    return putKeyFile(world, place, bytes, async (written) => {
      using opened = await openMasterkeyFile(
        parseMasterkeyFile(written, place.hostPath),
        source.password,
      );
      if (!sameBytes(opened.raw, key.raw)) throw new VaultError({ kind: "key-of-another-vault" });
    });
  }
  const password = await options.newPassword();
  try {
    await writeNewKeyFile(world, key, { place, password }, hostPath);
  } finally {
    password.fill(0);
  }
}
