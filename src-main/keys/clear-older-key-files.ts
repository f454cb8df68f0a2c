import { MAX_MASTERKEY_FILE, parseMasterkeyFile } from "../format/masterkey-file.ts";
import { type KeyPlace, readKeyAt } from "../vault/key-place.ts";
import { clearOldCopies } from "./move-key-file.ts";

/**
 * Removes the older copies beside a key file, unless they are all there is: where the one in use is
 * lost or damaged, nothing goes.
 *
 * @returns the names of what was removed
 * @throws VaultError `masterkey-missing`, `masterkey-unreadable`; those of the disk
 */
export async function clearOlderKeyFiles(place: KeyPlace): Promise<readonly string[]> {
  parseMasterkeyFile(await readKeyAt(place, MAX_MASTERKEY_FILE), place.hostPath);
  return clearOldCopies(place.storage, [place.name]);
}
