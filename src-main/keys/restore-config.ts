/** Makes a new `vault.cryptomator` where the old one is lost, from what the vault holds or from a kept copy. */

import { pathError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { type Masterkey, masterkey } from "../crypto/masterkey.ts";
import type { CipherCombo } from "../format/cipher-combo.ts";
import { contentDirectory, newDirectoryId, ROOT_ID } from "../format/directory-id.ts";
import {
  encodeVaultConfig,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  type VaultConfig,
  verifyVaultConfig,
} from "../format/vault-config.ts";
import { learnCipher } from "../salvage/detect-cipher.ts";
import type { Storage } from "../storage/storage.ts";
import { Engine } from "../vault/engine.ts";
import { legacyError } from "../vault/open-vault.ts";
import { CONFIG_FILE, readOrNull } from "../vault/vault-files.ts";
import { vaultSession } from "../vault/vault-session.ts";
import { type Looking, learnThreshold, thresholdEvidence } from "./learn-threshold.ts";
import { putKeyFile } from "./put-key-file.ts";

export interface LostConfig extends Looking {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  /** What the user says it was; the names decide unless they contradict each other. */
  readonly shorteningThreshold?: number | undefined;
  /** A kept copy in the vault folder that is to take its place. */
  readonly copy?: string | undefined;
}

/** Until the threshold is known, names are looked for on both sides of it anyway. */
const ANY_THRESHOLD = 220;

/** Highest format whose names are written in Base32, which no app of today opens. */
const BASE32_FORMAT = 6;

/** A configuration that is to take its place, signed with the key of the vault. */
export interface NewConfig {
  readonly bytes: Uint8Array;
  readonly config: VaultConfig;
}

/**
 * Looks through the vault, or reads the chosen copy. Writes nothing.
 *
 * @param key - proved on the contents; stays the caller's
 * @throws VaultError `key-of-another-vault`, `threshold-unknown`, `needs-upgrade`, `local-not-found`
 *   if there is no such copy, `config-unreadable` if it is none; the kinds of the disk
 */
export async function makeConfig(
  world: World,
  lost: LostConfig,
  key: Masterkey,
): Promise<NewConfig> {
  const bytes = lost.copy === undefined ? await rebuild(world, lost, key) : await readCopy(lost);
  const config = verifyVaultConfig(parseVaultConfig(bytes, lost.copy ?? CONFIG_FILE), key.raw);
  return { bytes, config };
}

/**
 * Puts it in place once it was read back and the vault lists with it.
 *
 * @returns the name under which the old one is kept beside it; `null` if there was none
 * @throws as `putKeyFile`
 */
export function putConfig(
  world: World,
  lost: LostConfig,
  key: Masterkey,
  { bytes }: NewConfig,
): Promise<string | null> {
  const { storage, hostPath } = lost;
  const place = { storage, name: CONFIG_FILE, hostPath: `${hostPath}/${CONFIG_FILE}` };
  return putKeyFile(world, place, bytes, async (written) => {
    const proved = verifyVaultConfig(parseVaultConfig(written, place.hostPath), key.raw);
    await withEngine(world, lost, key, proved, async (engine) => {
      await vaultSession(engine).list("/");
    });
  });
}

async function readCopy({ storage, hostPath, copy = "" }: LostConfig): Promise<Uint8Array> {
  const bytes = copy.includes("/") ? null : await readOrNull(storage, copy, MAX_CONFIG_FILE);
  if (bytes === null) throw pathError("local-not-found", `${hostPath}/${copy}`);
  return bytes;
}

async function rebuild(world: World, lost: LostConfig, key: Masterkey): Promise<Uint8Array> {
  const { storage, shorteningThreshold: chosen, signal } = lost;
  const cipherCombo = await learnCipher(storage, key, signal);
  await refuseOldNames(storage, key);
  const shorteningThreshold = await withGuess(world, lost, key, cipherCombo, (engine) =>
    learnThreshold(engine, chosen, lost),
  );
  return encodeVaultConfig(newConfig(world, cipherCombo, shorteningThreshold), key.raw);
}

/** What a new configuration can say, as the contents of the vault tell it. */
export interface LearntConfig {
  readonly cipherCombo: CipherCombo;
  /** Every threshold from `least` to `most` fits the names; none if `least` is more than `most`. */
  readonly least: number;
  readonly most: number;
  /** What is taken unless the user says otherwise. */
  readonly likely: number;
}

/**
 * Looks through the vault. Writes nothing.
 *
 * @throws VaultError `key-of-another-vault`, `needs-upgrade`; the kinds of the disk
 */
export async function learnConfig(
  world: World,
  lost: LostConfig,
  key: Masterkey,
): Promise<LearntConfig> {
  const cipherCombo = await learnCipher(lost.storage, key, lost.signal);
  await refuseOldNames(lost.storage, key);
  const evidence = await withGuess(world, lost, key, cipherCombo, (engine) =>
    thresholdEvidence(engine, lost),
  );
  return { cipherCombo, ...evidence.range, likely: evidence.likely };
}

function withGuess<T>(
  world: World,
  lost: LostConfig,
  key: Masterkey,
  cipherCombo: CipherCombo,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const guess = { id: "", cipherCombo, shorteningThreshold: ANY_THRESHOLD };
  return withEngine(world, lost, key, guess, work);
}

function newConfig(
  world: World,
  cipherCombo: CipherCombo,
  shorteningThreshold: number,
): VaultConfig {
  return { id: newDirectoryId(world.random), cipherCombo, shorteningThreshold };
}

/** A vault of format 5 or 6 would look empty with a config of today. */
async function refuseOldNames(storage: Storage, key: Masterkey): Promise<void> {
  const root = contentDirectory(key, ROOT_ID);
  const names = (await storage.list(root)).map(({ name }) => name);
  const hasNew = names.some((name) => name.endsWith(".c9r") || name.endsWith(".c9s"));
  const hasOld = names.some((name) => /^(0|1S)?[A-Z2-7]{8,}=*(\.lng)?$/.test(name));
  if (hasOld && !hasNew) throw legacyError(BASE32_FORMAT);
}

/** The vault as it is with some config, read-only, for the length of `work`. */
async function withEngine<T>(
  world: World,
  { storage, hostPath }: LostConfig,
  key: Masterkey,
  config: VaultConfig,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const own = masterkey(key.raw.slice());
  const engine = new Engine({ storage, world, key: own, config, readOnly: true, hostPath });
  try {
    return await work(engine);
  } finally {
    await engine.lock();
  }
}
