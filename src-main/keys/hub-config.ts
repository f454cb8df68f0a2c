/**
 * A vault between a Hub and a password.
 *
 * Its key stays what it is; what changes is where apps look for it. Leaving
 * takes the recovery key, because no server is asked; the configuration of the
 * Hub is kept beside, and coming back is putting it in place again.
 */

import type { World } from "../base/world.ts";
import { MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";
import { encodeVaultConfig, parseVaultConfig, verifyVaultConfig } from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { backUpFile } from "../vault/back-up-file.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { type OpenOptions, unlockKeys } from "../vault/open-vault.ts";
import { CONFIG_FILE, MASTERKEY_FILE, readOrNull } from "../vault/vault-files.ts";
import { assertTemplate, hubTemplate } from "./hub-template.ts";
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

interface Joining extends VaultAt, Pick<OpenOptions, "masterkeyFile"> {
  /** Of the vault, UTF-8 of its NFC form; stays the caller's to wipe. */
  readonly password: Uint8Array;
  /** The configuration of the Hub; `null`: the newest one in the vault folder that the key of the vault has signed. */
  readonly template: Uint8Array | null;
}

/**
 * The key file in the vault folder, if there is one, is kept under another name.
 *
 * @throws VaultError `wrong-password`; `hub-refused`: `no-template`, `template-differs`; as `putKeyFile`
 */
export async function rejoinHub(world: World, joining: Joining): Promise<void> {
  const { storage } = joining;
  const { key, config } = await unlockKeys(joining);
  using unlocked = key;
  const kept = joining.template ?? (await hubTemplate(storage, unlocked.raw));
  const template = kept ?? new Uint8Array();
  assertTemplate(template, unlocked.raw, config);
  await putConfig(world, joining, template, unlocked.raw);
  const keyFile = await readOrNull(storage, MASTERKEY_FILE, MAX_MASTERKEY_FILE);
  if (keyFile === null) return;
  await backUpFile(world, storage, MASTERKEY_FILE, keyFile);
  await storage.removeFile(MASTERKEY_FILE);
  await storage.syncDirectory("");
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
