import { isFailure, pathError } from "../base/vault-error.ts";
import { codeOf } from "../storage/disk-error.ts";
import type { Storage } from "../storage/storage.ts";
import { readOrNull } from "./vault-files.ts";

/** Where a key file lies, or is to lie. */
export interface KeyPlace {
  /** The folder that holds it: the vault folder, or one on a stick. */
  readonly storage: Storage;
  /** Its name in that folder. */
  readonly name: string;
  /** Its path on this computer, for messages. */
  readonly hostPath: string;
}

/**
 * Works on the folder of a key file. What goes wrong there is told with the path on the host: to
 * the user, a file on a stick is no file of the vault.
 */
export async function atKeyPlace<T>(place: KeyPlace, work: () => Promise<T>): Promise<T> {
  const path = place.hostPath;
  try {
    return await work();
  } catch (error) {
    const cause = { cause: error };
    if (isFailure(error, "no-space")) throw pathError("local-no-space", path, cause);
    if (isFailure(error, "permission-denied")) throw pathError("local-failed", path, cause);
    if (isFailure(error, "name-too-long")) throw pathError("local-name-refused", path, cause);
    if (isFailure(error, "read-only")) throw pathError("key-place-read-only", path, cause);
    // A stick that was pulled out answers every call like this, until the system notices.
    if (codeOf(error) === "EIO") throw pathError("not-reachable", path, cause);
    if (isFailure(error, "not-found")) throw pathError("not-reachable", path, cause);
    throw error;
  }
}

/**
 * The key file at a place.
 *
 * @throws VaultError `masterkey-missing`, and as {@link atKeyPlace}
 */
export async function readKeyAt(place: KeyPlace, maxBytes: number): Promise<Uint8Array> {
  const bytes = await atKeyPlace(place, () => readOrNull(place.storage, place.name, maxBytes));
  if (bytes === null) throw pathError("masterkey-missing", place.hostPath);
  return bytes;
}
