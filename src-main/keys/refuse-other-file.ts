import { pathError } from "../base/vault-error.ts";
import { MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";
import { atKeyPlace, type KeyPlace } from "../vault/key-place.ts";
import { MASTERKEY_FILE, readOrNull } from "../vault/vault-files.ts";
import { keyFilePrint } from "./key-file-print.ts";

/**
 * Lets a key file replace only what is one of the same vault already. Whoever can write to the vault
 * folder can put a link there that leads to any file of the user.
 *
 * @param bytes - of the key file that is to be put there
 * @param vault - the vault folder, in which the key file itself may be damaged, or anything
 * @throws VaultError `local-exists`
 */
export async function refuseOtherFile(
  place: KeyPlace,
  bytes: Uint8Array,
  vault?: string,
): Promise<void> {
  if (vault !== undefined && isKeyFileIn(vault, place)) return;
  const there = await atKeyPlace(place, () =>
    readOrNull(place.storage, place.name, MAX_MASTERKEY_FILE),
  );
  if (there === null) return;
  const isOfSameVault = keyFilePrint(there)?.key === keyFilePrint(bytes)?.key;
  if (!isOfSameVault) throw pathError("local-exists", place.hostPath);
}

/** True for the key file in a vault folder. */
export function isKeyFileIn(vault: string, { hostPath }: KeyPlace): boolean {
  return hostPath.replaceAll("\\", "/") === `${vault.replaceAll("\\", "/")}/${MASTERKEY_FILE}`;
}
