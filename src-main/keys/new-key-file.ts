import { VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { sameBytes } from "../crypto/digest.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import type { ScryptCost } from "../crypto/scrypt.ts";
import {
  encodeMasterkeyFile,
  openMasterkeyFile,
  parseMasterkeyFile,
} from "../format/masterkey-file.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { putKeyFile } from "./put-key-file.ts";
import { refuseOtherFile } from "./refuse-other-file.ts";

/**
 * Writes a key file for a key and a new password, with a new salt, and proves it before it takes
 * the place of an older one, which is kept beside.
 *
 * @param password - UTF-8 of its NFC form; stays the caller's to wipe
 * @param cost - what an attacker pays for each guess; that of new vaults if absent
 * @param vault - its folder on the host
 * @returns the name under which the old one is kept beside it; `null` if there was none
 * @throws VaultError `local-exists` if something else is at the place; as {@link putKeyFile}
 */
export async function writeNewKeyFile(
  world: World,
  key: Masterkey,
  { place, password, cost, replaces = false }: NewKeyFile,
  vault: string,
): Promise<string | null> {
  const bytes = await encodeMasterkeyFile(key, password, world.random, cost);
  await refuseOtherFile(place, bytes, vault);
  const prove = async (written: Uint8Array): Promise<void> => {
    using opened = await openMasterkeyFile(parseMasterkeyFile(written, place.hostPath), password);
    if (!sameBytes(opened.raw, key.raw)) throw new VaultError({ kind: "key-of-another-vault" });
  };
  return putKeyFile(world, place, bytes, prove, { replaces });
}

export interface NewKeyFile {
  readonly place: KeyPlace;
  /** UTF-8 of its NFC form; stays the caller's to wipe. Its length is the caller's to judge. */
  readonly password: Uint8Array;
  readonly cost?: ScryptCost | undefined;
  /** It takes the place of one that was read there; see {@link putKeyFile}. */
  readonly replaces?: boolean;
}
