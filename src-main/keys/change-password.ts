import type { World } from "../base/world.ts";
import type { ScryptCost } from "../crypto/scrypt.ts";
import { MAX_MASTERKEY_FILE, parseMasterkeyFile } from "../format/masterkey-file.ts";
import type { Storage } from "../storage/storage.ts";
import { type KeyPlace, readKeyAt } from "../vault/key-place.ts";
import { unlockKeys } from "../vault/open-vault.ts";
import { writeNewKeyFile } from "./new-key-file.ts";

export interface PasswordChange {
  readonly storage: Storage;
  /** Of the vault folder, for messages. */
  readonly hostPath: string;
  /** Where the key file lies, in the vault folder or elsewhere. */
  readonly place: KeyPlace;
  /** UTF-8 of its NFC form; stays the caller's to wipe. */
  readonly password: Uint8Array;
  /** Asked for once the old password has opened the vault; wiped here. Its length is the caller's to judge. */
  readonly newPassword: () => Promise<Uint8Array>;
  /** That of the old key file if absent. */
  readonly cost?: ScryptCost | undefined;
}

/**
 * Gives the key file a new password and a new salt. The masterkey stays the same: copies of the old
 * key file still open the vault with the old password.
 *
 * @returns what each check of the password costs now
 * @throws VaultError as `unlockKeys` and `putKeyFile`; the old key file is there then
 */
export async function changePassword(world: World, change: PasswordChange): Promise<ScryptCost> {
  const { storage, hostPath, place, password } = change;
  const bytes = await readKeyAt(place, MAX_MASTERKEY_FILE);
  const old = parseMasterkeyFile(bytes, place.hostPath);
  const masterkeyFile = { bytes, hostPath: place.hostPath };
  const { key } = await unlockKeys({ storage, hostPath, password, masterkeyFile });
  using unlocked = key;
  const cost = change.cost ?? { n: old.scryptCostParam, r: old.scryptBlockSize };
  const fresh = await change.newPassword();
  try {
    const newKeyFile = { place, password: fresh, cost, replaces: true };
    await writeNewKeyFile(world, unlocked, newKeyFile, hostPath);
  } finally {
    fresh.fill(0);
  }
  return cost;
}
