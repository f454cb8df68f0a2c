import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import type { Storage } from "../../storage/storage.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import type { AppState } from "../app-state.ts";
import {
  findKeyFiles,
  isKeyFileHere,
  type KeyFileElsewhere,
  type KeyFiles,
  noKeyFile,
} from "../key-places/key-files.ts";
import { keyPlaceAt } from "../key-places/key-place-at.ts";
import { tryEachKeyFile } from "../key-places/try-key-files.ts";
import type { Outside } from "../outside.ts";
import { vaultKeyPlace } from "./vault-key-place.ts";

export interface KeyedDeps {
  readonly outside: Pick<Outside, "storageAt">;
  readonly state: Pick<AppState, "list" | "keys">;
}

/** A vault of the list, with all that is known of its key files. */
export interface KeyedVault {
  readonly storage: Storage;
  /** Its folder, absolute. */
  readonly hostPath: string;
  readonly name: string;
  readonly keyFiles: KeyFiles;
}

/**
 * @throws VaultError as `VaultKeys.filesOf`
 */
export async function keyedVault({ outside, state }: KeyedDeps, id: VaultId): Promise<KeyedVault> {
  const vault = state.list.find(id);
  const { path: hostPath, name } = vault;
  const storage = outside.storageAt(hostPath);
  return { storage, hostPath, name, keyFiles: await state.keys.filesOf(vault) };
}

/** @param keyFile - `undefined`: the one in the vault folder */
export function placeOf(
  { storage, hostPath }: Pick<KeyedVault, "storage" | "hostPath">,
  keyFile: KeyFileElsewhere | undefined,
): KeyPlace {
  return keyFile === undefined ? vaultKeyPlace(storage, hostPath) : keyPlaceAt(keyFile.hostPath);
}

/** Does something with the key file that a password opens: it is tried on each that is there. */
export async function withKeyInUse<T>(
  vault: KeyedVault,
  use: (place: KeyPlace) => Promise<T>,
): Promise<T> {
  assertKeyHere(vault);
  const { value } = await tryEachKeyFile(vault.keyFiles, (file) => use(placeOf(vault, file)));
  return value;
}

/** @throws VaultError `masterkey-missing`, `key-drive-missing` if no key file is here, but one is known elsewhere */
export function assertKeyHere({ hostPath, keyFiles }: KeyedVault): void {
  const isKnown = keyFiles.missing.length > 0 || keyFiles.brokenLink !== null;
  if (!isKeyFileHere(keyFiles) && isKnown) throw noKeyFile(hostPath, keyFiles);
}

/** The one that is tried first: in the folder, or the newest elsewhere. */
export function firstPlaceOf(vault: KeyedVault): KeyPlace {
  const { inside, elsewhere } = vault.keyFiles;
  return placeOf(vault, inside ? undefined : elsewhere[0]);
}

/** The key file that is in use, as far as that can be told without a password: in the folder, or the newest elsewhere. */
export async function keyInUse(deps: KeyedDeps, id: VaultId): Promise<KeyPlace> {
  const { path: hostPath } = deps.state.list.find(id);
  const storage = deps.outside.storageAt(hostPath);
  const { inside, elsewhere } = await findKeyFiles(deps.state.keys.book, hostPath);
  return placeOf({ storage, hostPath }, inside ? undefined : elsewhere[0]);
}
