import { join } from "node:path";
import type { KeyHomeId } from "../../../src-shared/model/key-place.ts";
import { pathError } from "../../base/vault-error.ts";
import { keyFilePrint } from "../../keys/key-file-print.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { isAmongData, realPlace } from "../key-places/bring-key.ts";
import { freeKeyPlace, keyNames } from "../key-places/key-homes.ts";
import { keyPlaceAt } from "../key-places/key-place-at.ts";
import { readKeyFileAt } from "../key-places/read-key-file.ts";
import type { VaultKeys } from "../key-places/vault-keys.ts";

/**
 * Where the key file of a vault goes in a folder that the user has chosen: over an older version of it,
 * if one is there, and never over the key file of another vault.
 *
 * @throws RangeError if there is no such place; VaultError `key-place-in-vault`
 */
export async function keyPlaceFor(
  { homes }: Pick<VaultKeys, "homes">,
  vault: { readonly hostPath: string; readonly name: string },
  id: KeyHomeId,
  bytes?: Uint8Array,
): Promise<KeyPlace> {
  const folder = await realPlace(homes.pathOf(id));
  const key = bytes && keyFilePrint(bytes)?.key;
  const place =
    (await olderVersion(folder, vault.name, key)) ?? (await freeKeyPlace(folder, vault.name));
  if (await isAmongData(vault.hostPath, place.hostPath)) {
    throw pathError("key-place-in-vault", place.hostPath);
  }
  return place;
}

async function olderVersion(
  folder: string,
  vaultName: string,
  key: string | undefined,
): Promise<KeyPlace | null> {
  if (key === undefined) return null;
  for (const name of keyNames(vaultName)) {
    const path = join(folder, name);
    const there = await readKeyFileAt(path);
    if (there === null) return null;
    if (keyFilePrint(there)?.key === key) return keyPlaceAt(path);
  }
  return null;
}
