/**
 * Takes a key file to another place: written there, flushed, read back, proved to open the vault; only
 * then is anything removed.
 */

import type { World } from "../base/world.ts";
import { MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";
import type { Storage } from "../storage/storage.ts";
import { type KeyPlace, readKeyAt } from "../vault/key-place.ts";
import { unlockKeys } from "../vault/open-vault.ts";
import { MASTERKEY_FILE } from "../vault/vault-files.ts";
import { keyCopies } from "./kept-copies.ts";
import { putKeyFile } from "./put-key-file.ts";
import { refuseOtherFile } from "./refuse-other-file.ts";

export interface KeyCopyOptions {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  readonly from: KeyPlace;
  readonly to: KeyPlace;
  /** UTF-8 of its NFC form; stays the caller's to wipe. */
  readonly password: Uint8Array;
}

/**
 * Copies the key file. An older version of it at the new place is replaced and kept beside.
 *
 * @returns the bytes of the key file
 * @throws VaultError `local-exists` if something else is at the new place; as `unlockKeys` and `putKeyFile`
 */
export async function copyKeyFile(world: World, options: KeyCopyOptions): Promise<Uint8Array> {
  const { storage, hostPath, from, to, password } = options;
  const bytes = await readKeyAt(from, MAX_MASTERKEY_FILE);
  await refuseOtherFile(to, bytes);
  await prove(bytes, from);
  if (from.hostPath !== to.hostPath) await putKeyFile(world, to, bytes, (it) => prove(it, to));
  return bytes;

  async function prove(keyFile: Uint8Array, place: KeyPlace): Promise<void> {
    const masterkeyFile = { bytes: keyFile, hostPath: place.hostPath };
    const { key } = await unlockKeys({ storage, hostPath, password, masterkeyFile });
    key[Symbol.dispose]();
  }
}

/**
 * Removes every copy of a key file from a vault folder, so that nothing that opens the vault is
 * left there: the key file itself, backups of every age, copies that sync clients made, links.
 *
 * @returns the names of what was removed
 */
export async function clearKeyFiles(storage: Storage): Promise<readonly string[]> {
  const removed: string[] = [];
  if ((await storage.find(MASTERKEY_FILE)) !== null) {
    await storage.removeFile(MASTERKEY_FILE);
    removed.push(MASTERKEY_FILE);
  }
  for (const { name } of await keyCopies(storage, [])) {
    await storage.removeFile(name);
    removed.push(name);
  }
  if (removed.length > 0) await storage.syncDirectory("");
  return removed;
}
