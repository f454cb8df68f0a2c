import { join } from "node:path";
import type { Storage } from "../../storage/storage.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { MASTERKEY_FILE } from "../../vault/vault-files.ts";

/** The key file in a vault folder, the one that the app opens the vault with. */
export function vaultKeyPlace(storage: Storage, folder: string): KeyPlace {
  return { storage, name: MASTERKEY_FILE, hostPath: join(folder, MASTERKEY_FILE) };
}
