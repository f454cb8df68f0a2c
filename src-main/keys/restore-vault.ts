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
  isFileOfKey,
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
import { backUpFile } from "../vault/back-up-file.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import type { Writers } from "../vault/leftovers/writers.ts";
import { legacyError, recoveryKeyOfAnotherVault } from "../vault/open-vault.ts";
import {
  assertVaultFolder,
  CONFIG_FILE,
  MASTERKEY_FILE,
  readOrNull,
} from "../vault/vault-files.ts";
import { workAlone, workBeside } from "../vault/work-alone.ts";
import { writeNewKeyFile } from "./new-key-file.ts";
import { putKeyFile } from "./put-key-file.ts";
import { isKeyFileIn, refuseOtherFile } from "./refuse-other-file.ts";
import { type LostConfig, makeConfig, putConfig } from "./restore-config.ts";

export interface RestoreOptions extends LostConfig {
  readonly key: SalvageKey;
  /** Where the key file belongs. */
  readonly place: KeyPlace;
  /** A kept copy of the key file that is to take its place; its password is that of `key`. */
  readonly keyCopy?: KeyPlace | undefined;
  /** Asked for only if a key file is to be made. UTF-8 of its NFC form; wiped here. */
  readonly newPassword: () => Promise<Uint8Array>;
  /** Who else may have the vault open on this computer, if anybody knows. */
  readonly writers?: Writers | undefined;
}

export interface Restored {
  /** What the new configuration says; `null` if the old one was whole. */
  readonly config: VaultConfig | null;
  /** Where the new key file lies; `null` if the old one was whole. */
  readonly keyFile: string | null;
  /** Where what was replaced is kept, on the host. */
  readonly kept: readonly string[];
}

/**
 * Everything is looked through and proved before the first file is written.
 *
 * @throws VaultError `nothing-to-restore`, `wrong-recovery-key`, `wrong-password`,
 *   `masterkey-missing`, `hub-vault`, `needs-upgrade`; as `restore-config.ts` and `putKeyFile`;
 *   `vault-open` for a configuration while somebody has the vault open; `vault-in-repair`
 */
export async function restoreVault(world: World, options: RestoreOptions): Promise<Restored> {
  const { hostPath, writers } = options;
  await refuseOther(options);
  using key = await keyOf(options);
  await proveOnContents(options, key);
  const lost = await someLoss(options, key);
  const work = () => restoreLost(world, options, key, lost.config);
  if (writers === undefined) return await work();
  // Who has the vault open goes by the old configuration; a key file is read by nobody after that.
  const inTurn = lost.config ? workAlone : workBeside;
  return await inTurn({ world, writers, hostPath }, work);
}

/** @param mayConfig - whether a configuration may be restored now */
async function restoreLost(
  world: World,
  options: RestoreOptions,
  key: Masterkey,
  mayConfig: boolean,
): Promise<Restored> {
  const { storage, hostPath, place } = options;
  // Looked at again: another restore may have ended meanwhile.
  const lost = await someLoss(options, key);
  const config = lost.config && mayConfig ? await makeConfig(world, options, key) : null;
  const isMade = lost.keyFile && !(config !== null && isOfHub(config.bytes));
  const kept: string[] = [];
  if (isMade) kept.push(...(await restoreKeyFile(world, options, key)));
  if (config !== null) {
    const name = await putConfig(world, options, key, config);
    if (name !== null) kept.push(`${hostPath}/${name}`);
  }
  if (isMade && !isKeyFileIn(hostPath, place)) {
    const name = await setAside(world, storage, key);
    if (name !== null) kept.push(`${hostPath}/${name}`);
  }
  return { config: config?.config ?? null, keyFile: isMade ? place.hostPath : null, kept };
}

/** @throws VaultError `nothing-to-restore` */
async function someLoss(options: RestoreOptions, key: Masterkey) {
  const lost = await whatIsLost(options, key);
  if (lost.config || lost.keyFile) return lost;
  throw pathError("nothing-to-restore", options.hostPath);
}

/** A Hub gives the key to who is entitled; no file does. */
function isOfHub(config: Uint8Array): boolean {
  return keySourceOf(parseVaultConfig(config, CONFIG_FILE)).kind === "hub";
}

/**
 * Which of the two are missing, damaged, or of another vault.
 *
 * @param key - proved on the contents
 */
export async function whatIsLost(
  { storage, hostPath, place }: Pick<RestoreOptions, "storage" | "hostPath" | "place">,
  key: Masterkey,
): Promise<{ readonly config: boolean; readonly keyFile: boolean }> {
  return {
    config: (await readTrueConfig(storage, hostPath, key)) === null,
    keyFile: !(await isKeyFileOf(place, key)),
  };
}

/**
 * A damaged key file in the vault folder would be taken for the key, which lies elsewhere now.
 *
 * @returns the name under which it is kept; `null` if there is none
 */
async function setAside(world: World, storage: Storage, key: Masterkey): Promise<string | null> {
  if ((await storage.find(MASTERKEY_FILE))?.kind !== "file") return null;
  const inVault = { storage, name: MASTERKEY_FILE, hostPath: MASTERKEY_FILE };
  if (await isKeyFileOf(inVault, key)) return null;
  const bytes = await storage.read(MASTERKEY_FILE, MAX_MASTERKEY_FILE);
  const name = await backUpFile(world, storage, MASTERKEY_FILE, bytes);
  await storage.removeFile(MASTERKEY_FILE);
  await storage.syncDirectory("");
  return name;
}

/** Vaults that are whole in another way: of an old format, or with a key on a server. */
export async function refuseOther({
  storage,
  hostPath,
  place,
}: Pick<RestoreOptions, "storage" | "hostPath" | "place">): Promise<void> {
  await assertVaultFolder(storage, hostPath);
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
      : await readKeyCopy(keyCopy);
  if (bytes === null) throw pathError("masterkey-missing", place.hostPath);
  const masterkeyFile = { bytes, hostPath: place.hostPath };
  return obtainSalvageKey(storage, hostPath, { ...key, masterkeyFile });
}

async function readKeyCopy({ storage, name, hostPath }: KeyPlace): Promise<Uint8Array> {
  const bytes = await readOrNull(storage, name, MAX_MASTERKEY_FILE);
  if (bytes === null) throw pathError("local-not-found", hostPath);
  return bytes;
}

export async function proveOnContents(
  options: Pick<RestoreOptions, "storage" | "signal"> & { readonly key: Pick<SalvageKey, "kind"> },
  key: Masterkey,
): Promise<void> {
  try {
    await learnCipher(options.storage, key, options.signal);
  } catch (error) {
    const isByWords = options.key.kind === "words";
    throw isByWords && isFailure(error, "key-of-another-vault")
      ? recoveryKeyOfAnotherVault()
      : error;
  }
}

/** True if it is whole, and belongs to this key. */
async function isKeyFileOf(
  { storage, name, hostPath }: KeyPlace,
  key: Masterkey,
): Promise<boolean> {
  const bytes = await readOrNull(storage, name, MAX_MASTERKEY_FILE);
  if (bytes === null) return false;
  try {
    return isFileOfKey(parseMasterkeyFile(bytes, hostPath), key);
  } catch (error) {
    if (isFailure(error, "masterkey-unreadable")) return false;
    throw error;
  }
}

/** @returns where the old one is kept, if there was one */
async function restoreKeyFile(
  world: World,
  options: RestoreOptions,
  key: Masterkey,
): Promise<readonly string[]> {
  const { place } = options;
  const name = await writeKeyFile(world, options, key);
  return name === null ? [] : [`${place.hostPath.slice(0, -place.name.length)}${name}`];
}

async function writeKeyFile(
  world: World,
  { hostPath, place, keyCopy, key: source, newPassword }: RestoreOptions,
  key: Masterkey,
): Promise<string | null> {
  if (keyCopy !== undefined && source.kind === "password") {
    const bytes = await readKeyCopy(keyCopy);
    await refuseOtherFile(place, bytes, hostPath);
    return putKeyFile(world, place, bytes, async (written) => {
      using opened = await openMasterkeyFile(
        parseMasterkeyFile(written, place.hostPath),
        source.password,
      );
      if (!sameBytes(opened.raw, key.raw)) throw new VaultError({ kind: "key-of-another-vault" });
    });
  }
  const password = await newPassword();
  try {
    return await writeNewKeyFile(world, key, { place, password }, hostPath);
  } finally {
    password.fill(0);
  }
}
