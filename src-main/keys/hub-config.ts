/**
 * A vault between a Hub and a password.
 *
 * Its key stays what it is; what changes is where apps look for it. Leaving
 * takes the recovery key, because no server is asked; the configuration of the
 * Hub is kept beside, and coming back is putting it in place again.
 */

import { VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";
import {
  encodeVaultConfig,
  keySourceOf,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  verifyVaultConfig,
} from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { backUpFile } from "../vault/back-up-file.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { unlockKeys } from "../vault/open-vault.ts";
import { CONFIG_FILE, MASTERKEY_FILE, readOrNull } from "../vault/vault-files.ts";
import { keptCopies } from "./kept-copies.ts";
import { writeNewKeyFile } from "./new-key-file.ts";
import { putKeyFile } from "./put-key-file.ts";

interface VaultAt {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
}

interface Leaving extends VaultAt {
  /** The recovery key, as typed or pasted. */
  readonly words: string;
  /** The new one, UTF-8 of its NFC form; stays the caller's to wipe. Its length is the caller's to judge. */
  readonly password: Uint8Array;
}

/**
 * The key file comes first: until the configuration is replaced, the vault is that of the Hub.
 *
 * @throws VaultError `wrong-recovery-key`; as `writeNewKeyFile` and `putKeyFile`
 */
export async function leaveHub(world: World, leaving: Leaving): Promise<void> {
  const { storage, hostPath, words, password } = leaving;
  const { key, config } = await unlockKeys({ storage, hostPath, words, password });
  using unlocked = key;
  const place = placeOf(leaving, MASTERKEY_FILE);
  await writeNewKeyFile(world, unlocked, { place, password }, hostPath);
  await putConfig(world, leaving, encodeVaultConfig(config, unlocked.raw), unlocked.raw);
}

/**
 * The key file is kept under another name.
 *
 * @throws VaultError `wrong-password`; `hub-refused`: `no-template`; as `putKeyFile`
 */
export async function rejoinHub(
  world: World,
  joining: VaultAt & { readonly password: Uint8Array },
): Promise<void> {
  const { storage } = joining;
  const { key } = await unlockKeys(joining);
  using unlocked = key;
  const template = await hubTemplate(storage, unlocked.raw);
  if (template === null) {
    throw new VaultError({ kind: "hub-refused", host: "", reason: "no-template" });
  }
  await putConfig(world, joining, template, unlocked.raw);
  const keyFile = await readOrNull(storage, MASTERKEY_FILE, MAX_MASTERKEY_FILE);
  if (keyFile === null) return;
  await backUpFile(world, storage, MASTERKEY_FILE, keyFile);
  await storage.removeFile(MASTERKEY_FILE);
  await storage.syncDirectory("");
}

/**
 * The newest configuration of a Hub that is kept in a vault folder.
 *
 * @param rawKey - has to have signed it; `null`: not known yet
 * @returns `null` if there is none
 */
export async function hubTemplate(
  storage: Storage,
  rawKey: Uint8Array | null,
): Promise<Uint8Array | null> {
  for (const { name, of } of await keptCopies(storage)) {
    if (of !== "config") continue;
    const bytes = await readOrNull(storage, name, MAX_CONFIG_FILE);
    if (bytes !== null && isTemplate(bytes, rawKey)) return bytes;
  }
  return null;
}

/** Whoever can write to the folder can put others there: what is malformed or not signed with the key is passed over. */
function isTemplate(bytes: Uint8Array, rawKey: Uint8Array | null): boolean {
  try {
    const config = parseVaultConfig(bytes, CONFIG_FILE);
    if (rawKey !== null) verifyVaultConfig(config, rawKey);
    return keySourceOf(config).kind === "hub";
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
}

async function putConfig(
  world: World,
  vault: VaultAt,
  bytes: Uint8Array,
  rawKey: Uint8Array,
): Promise<void> {
  const place = placeOf(vault, CONFIG_FILE);
  await putKeyFile(world, place, bytes, (written) => {
    verifyVaultConfig(parseVaultConfig(written, place.hostPath), rawKey);
    return Promise.resolve();
  });
}

function placeOf({ storage, hostPath }: VaultAt, name: string): KeyPlace {
  return { storage, name, hostPath: `${hostPath}/${name}` };
}
