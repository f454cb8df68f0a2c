/**
 * Unlocks a vault.
 *
 * Order (docs/vault-format.md §1): the config is read, its `kid` chooses the
 * source of the key, the key is obtained, the config's signature is verified
 * with it, and only then is anything else of the config believed.
 */

import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import { isFailure, pathError, VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { type Masterkey, masterkey } from "../crypto/masterkey.ts";
import {
  MAX_MASTERKEY_FILE,
  openMasterkeyFile,
  parseMasterkeyFile,
} from "../format/masterkey-file.ts";
import { rawKeyOf } from "../format/raw-key-of-words.ts";
import {
  keySourceOf,
  VAULT_FORMAT,
  type VaultConfig,
  verifyVaultConfig,
} from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { Engine } from "./engine.ts";
import type { Writers } from "./leftovers/writers.ts";
import type { Vault } from "./vault.ts";
import { MASTERKEY_FILE, readOrNull, readVaultFiles } from "./vault-files.ts";
import { vaultSession } from "./vault-session.ts";
import { enterBeside, unlessHalfDone } from "./work-alone.ts";

/** The oldest format that today's apps can upgrade (§15). */
export const OLDEST_UPGRADABLE = 5;

export interface OpenOptions {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  /** UTF-8 of its NFC form; stays the caller's to wipe. */
  readonly password: Uint8Array;
  /** Refuse every write, although the disk would take it. */
  readonly readOnly?: boolean;
  /** The key file, if it does not lie in the vault folder. */
  readonly masterkeyFile?: { readonly bytes: Uint8Array; readonly hostPath: string };
  /** A recovery key, in place of password and key file, as typed or pasted. */
  readonly words?: string;
  /** The raw masterkey itself, 64 bytes, from who keeps it; stays the caller's to wipe. */
  readonly rawKey?: Uint8Array | undefined;
  /** Hears what the vault has to tell without being asked, until it is locked. Must not throw. */
  readonly onEvent?: ((event: VaultEvent) => void) | undefined;
  /** Who else writes on this computer: a writable vault enters itself, and cleans up after who is gone. */
  readonly writers?: Writers | undefined;
  /** Gives up with `cancelled` once the current step is done. */
  readonly signal?: AbortSignal;
}

/**
 * @throws VaultError as {@link unlockKeys}; `root-missing`; `vault-in-repair` while somebody is alone
 *   in the vault folder. No key is left in memory then.
 */
export function openVault(world: World, options: OpenOptions): Promise<Vault> {
  return unlessHalfDone(options, async () => {
    const keys = await unlockKeys(options);
    try {
      return await openWithKeys(world, options, keys);
    } catch (error) {
      keys.key[Symbol.dispose]();
      throw error;
    }
  });
}

/** The masterkey of a vault and what was signed with it. */
export interface UnlockedKeys {
  /** The caller disposes of it. */
  readonly key: Masterkey;
  readonly config: VaultConfig;
}

/**
 * The first half of {@link openVault}: obtains the key and verifies the config with it. For those
 * who work on a vault that is too damaged to be opened.
 *
 * @throws VaultError the kinds of `failure.ts` about the folder, the vault's
 *   claims and the keys, `wrong-recovery-key` for words; `cancelled`. No key is left in memory then.
 */
export async function unlockKeys(options: OpenOptions): Promise<UnlockedKeys> {
  const { storage, hostPath } = options;
  const files = await readVaultFiles(storage, hostPath);
  if ("legacyFormat" in files) throw legacyError(files.legacyFormat);
  const source = keySourceOf(files);
  if (source.kind === "hub" && options.rawKey === undefined && options.words === undefined) {
    throw new VaultError({ kind: "hub-vault", host: source.host });
  }

  const key = await obtainKey(options);
  try {
    return { key, config: verifyVaultConfig(files, key.raw) };
  } catch (error) {
    key[Symbol.dispose]();
    if (options.words !== undefined && isFailure(error, "key-of-another-vault")) {
      throw recoveryKeyOfAnotherVault();
    }
    throw error;
  }
}

/** The words were a recovery key, but not of this vault. */
export function recoveryKeyOfAnotherVault(): VaultError {
  return new VaultError({ kind: "wrong-recovery-key", reason: "another-vault", places: [] });
}

/** Why a vault of an older format is not opened. */
export function legacyError(version: number): VaultError {
  if (version < OLDEST_UPGRADABLE) return new VaultError({ kind: "format-too-old", version });
  return new VaultError({
    kind: version < VAULT_FORMAT ? "needs-upgrade" : "unsupported-format",
    version,
  });
}

async function obtainKey(options: OpenOptions): Promise<Masterkey> {
  if (options.rawKey !== undefined) return masterkey(options.rawKey.slice());
  if (options.words !== undefined) return masterkey(rawKeyOf(options.words));
  const inside = `${options.hostPath}/${MASTERKEY_FILE}`;
  const hostPath = options.masterkeyFile?.hostPath ?? inside;
  const bytes =
    options.masterkeyFile?.bytes ??
    (await readOrNull(options.storage, MASTERKEY_FILE, MAX_MASTERKEY_FILE));
  if (bytes === null) throw pathError("masterkey-missing", inside);
  const key = await openMasterkeyFile(parseMasterkeyFile(bytes, hostPath), options.password);
  if (!options.signal?.aborted) return key;
  key[Symbol.dispose]();
  throw new VaultError({ kind: "cancelled" });
}

async function openWithKeys(
  world: World,
  options: OpenOptions,
  { key, config }: UnlockedKeys,
): Promise<Vault> {
  const { storage, hostPath, onEvent } = options;
  const readOnly = options.readOnly === true || (await storage.isReadOnly());
  const engine = new Engine({ storage, world, key, config, readOnly, hostPath, onEvent });
  await assertRoot(engine);
  if (readOnly) return vaultSession(engine);
  const { writers } = options;
  const leave = writers && (await enterBeside(writers, engine.session, hostPath));
  return vaultSession(engine, { writers, onLeft: leave });
}

/** @throws VaultError `root-missing` */
async function assertRoot(engine: Engine): Promise<void> {
  try {
    if ((await engine.storage.stat(engine.root.contentPath)).kind === "directory") return;
  } catch (error) {
    if (!isFailure(error, "not-found")) throw error;
  }
  throw new VaultError({ kind: "root-missing" });
}
