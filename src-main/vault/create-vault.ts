/**
 * Makes a vault in an empty folder.
 *
 * The root directory and the key come first and the config last: its presence
 * is what makes the folder a vault, so a crash leaves either a vault or a
 * folder that no client takes for one.
 */

import { isFailure, pathError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { sameBytes } from "../crypto/digest.ts";
import { masterkey, RAW_KEY_BYTES } from "../crypto/masterkey.ts";
import type { ScryptCost } from "../crypto/scrypt.ts";
import { type CipherCombo, contentCipher } from "../format/cipher-combo.ts";
import { contentDirectory, newDirectoryId, ROOT_ID } from "../format/directory-id.ts";
import { encodeMasterkeyFile } from "../format/masterkey-file.ts";
import { encodeVaultConfig } from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { CONTENT_FOLDER } from "./content-directories.ts";
import { makeContentDirectory } from "./directories.ts";
import { atKeyPlace, type KeyPlace, readKeyAt } from "./key-place.ts";
import { notingStorage } from "./noting-storage.ts";
import { CONFIG_FILE, MASTERKEY_FILE } from "./vault-files.ts";
import { writeWhole } from "./write-whole.ts";

/** What other clients create by default (docs/vault-format.md §2). */
const DEFAULT_THRESHOLD = 220;

export interface CreateOptions {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  /** UTF-8 of its NFC form; stays the caller's to wipe. Its length is the caller's to judge. */
  readonly password: Uint8Array;
  readonly cipher?: CipherCombo;
  /** Characters of a ciphertext name beyond which it is shortened, 36 to 220. */
  readonly shorteningThreshold?: number;
  /** What the password check costs; some 32 MiB and a tenth of a second if absent. */
  readonly scryptCost?: ScryptCost;
  /** Where the key file goes, if not into the vault folder; nothing may be there by that name. */
  readonly keyPlace?: KeyPlace;
}

/**
 * @throws VaultError `vault-exists` unless the folder is there and empty, and nobody else makes a vault in it
 *   meanwhile, `local-exists` if the key file is there; `key-file-not-kept`; the kinds of the disk. Whatever was made
 *   before a failure is removed, and nothing else: a folder of a cloud fills while it is used.
 */
export async function createVault(world: World, options: CreateOptions): Promise<void> {
  const { hostPath } = options;
  if ((await options.storage.list("")).length > 0) throw pathError("vault-exists", hostPath);
  const { storage, undo } = notingStorage(options.storage);
  const elsewhere = options.keyPlace && notingStorage(options.keyPlace.storage);
  const inside = { storage, name: MASTERKEY_FILE, hostPath: `${hostPath}/${MASTERKEY_FILE}` };
  const keyPlace =
    options.keyPlace && elsewhere ? { ...options.keyPlace, storage: elsewhere.storage } : inside;
  await refuseOverwriting(keyPlace);
  try {
    await writeVault(world, { ...options, storage }, keyPlace);
  } catch (error) {
    await undo();
    await elsewhere?.undo();
    throw error;
  }
}

async function refuseOverwriting({ storage, name, hostPath }: KeyPlace): Promise<void> {
  const names = (await storage.list("")).map((entry) => entry.name);
  if (names.includes(name)) throw pathError("local-exists", hostPath);
}

async function writeVault(world: World, options: CreateOptions, keyPlace: KeyPlace): Promise<void> {
  const { storage } = options;
  using key = masterkey(world.random(RAW_KEY_BYTES));
  const cipherCombo = options.cipher ?? "SIV_GCM";
  const content = contentCipher(cipherCombo, key);
  const root = { id: ROOT_ID, contentPath: contentDirectory(key, ROOT_ID) };
  await makeContentFolder(storage, options.hostPath);
  await makeContentDirectory(storage, content, world.random, root);
  const keyFile = await encodeMasterkeyFile(
    key,
    options.password,
    world.random,
    options.scryptCost,
  );
  // Making the key has taken its time, in which a sync client may have brought somebody's key here.
  await refuseOverwriting(keyPlace);
  if (keyPlace.storage === storage) await writeWhole(world, storage, keyPlace.name, keyFile);
  else await writeElsewhere(world, keyPlace, keyFile);
  const config = {
    id: newDirectoryId(world.random),
    cipherCombo,
    shorteningThreshold: options.shorteningThreshold ?? DEFAULT_THRESHOLD,
  };
  if ((await storage.find(CONFIG_FILE)) !== null) throw pathError("vault-exists", options.hostPath);
  await writeWhole(world, storage, CONFIG_FILE, encodeVaultConfig(config, key.raw));
}

/** Whoever makes it has the folder: it is where two that make a vault there at once meet. */
async function makeContentFolder(storage: Storage, hostPath: string): Promise<void> {
  try {
    await storage.makeDirectory(CONTENT_FOLDER);
  } catch (error) {
    if (!isFailure(error, "already-exists")) throw error;
    throw pathError("vault-exists", hostPath, { cause: error });
  }
}

/** Without its key file a vault is lost, and sticks are what fails most: it is read back. */
async function writeElsewhere(world: World, place: KeyPlace, keyFile: Uint8Array): Promise<void> {
  await atKeyPlace(place, () => writeWhole(world, place.storage, place.name, keyFile));
  const kept = await readKeyAt(place, keyFile.length + 1);
  if (!sameBytes(kept, keyFile)) throw pathError("key-file-not-kept", place.hostPath);
}
