import type { NewKeyHome } from "../../../src-shared/contract/key-rows.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { noKeyFile } from "../key-places/key-files.ts";
import type { VaultKeys } from "../key-places/vault-keys.ts";
import { type KeyedVault, placeOf } from "./key-in-use.ts";
import { keyPlaceFor } from "./key-place-for.ts";

/**
 * Where a new key file of a vault goes.
 *
 * @throws VaultError `key-drive-missing`, `masterkey-missing` if the old one is kept elsewhere and is not
 *   there: it was taken out of the vault folder on purpose, and must not come back by accident
 */
export async function newKeyPlace(
  keys: VaultKeys,
  vault: KeyedVault,
  wished: NewKeyHome,
): Promise<KeyPlace> {
  const { inside, elsewhere, missing, brokenLink } = vault.keyFiles;
  if (wished.kind === "home") return keyPlaceFor(keys, vault, wished.id);
  if (wished.kind === "vault" || inside) return placeOf(vault, undefined);
  const isAway = elsewhere.length === 0 && (missing.length > 0 || brokenLink !== null);
  if (isAway) throw noKeyFile(vault.hostPath, vault.keyFiles);
  return placeOf(vault, elsewhere[0]);
}
