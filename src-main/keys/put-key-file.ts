/**
 * Puts a key file in place so that there is no moment without one that opens the vault.
 *
 *     ~lk….tmp                                 the new file: written, flushed, read back, proved
 *     masterkey.cryptomator.<8 hex>.bkup       the old one, kept beside
 *     masterkey.cryptomator                    the new one, renamed into place
 *
 * A crash, a full disk or a stick that is pulled out at any moment leaves the old file or the new one.
 */

import { pathError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { sameBytes } from "../crypto/digest.ts";
import { MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";
import { backUpFile } from "../vault/back-up-file.ts";
import { draftNames } from "../vault/draft-names.ts";
import { atKeyPlace, type KeyPlace } from "../vault/key-place.ts";
import { discard, writeNewFile } from "../vault/node-directory.ts";
import { readOrNull } from "../vault/vault-files.ts";

interface PutOptions {
  /** A key file was read there a moment ago; where it is gone by now, so is the stick, and what is there is not the place. */
  readonly replaces?: boolean;
}

/**
 * @param prove - given what was read back from the disk; throws unless it opens the vault
 * @returns the name under which the old one is kept beside it; `null` if there was none
 * @throws what `prove` throws; VaultError `masterkey-missing` if there is none to replace; `local-exists` for a link; `local-no-space`, `local-failed`, `key-place-read-only`,
 *   `not-reachable`, `key-file-not-kept` if the disk gave back something else than was written
 */
export async function putKeyFile(
  world: World,
  place: KeyPlace,
  bytes: Uint8Array,
  prove: (bytes: Uint8Array) => Promise<void>,
  { replaces = false }: PutOptions = {},
): Promise<string | null> {
  const { storage, name } = place;
  const draft = draftNames(world.random)();
  let kept: string | null;
  try {
    await atKeyPlace(place, () => writeNewFile(storage, draft, bytes));
    await prove(await readBack(place, draft, bytes));
    kept = await atKeyPlace(place, () => replace(world, place, draft, replaces));
  } catch (error) {
    // The stick may be gone, and the draft with it: what went wrong first is what counts.
    await discard(storage, draft).catch(() => undefined);
    throw error;
  }
  await atKeyPlace(place, () => storage.syncDirectory(""));
  await readBack(place, name, bytes);
  return kept;
}

async function replace(
  world: World,
  { storage, name, hostPath }: KeyPlace,
  draft: string,
  isExpected: boolean,
): Promise<string | null> {
  // A file in place of a link would bring the key to where the link was made to keep it from.
  if ((await storage.find(name))?.kind === "other") throw pathError("local-exists", hostPath);
  const old = await readOrNull(storage, name, MAX_MASTERKEY_FILE);
  if (old === null && isExpected) throw pathError("masterkey-missing", hostPath);
  const kept = old && (await backUpFile(world, storage, name, old));
  await storage.rename(draft, name);
  return kept;
}

async function readBack(place: KeyPlace, name: string, bytes: Uint8Array): Promise<Uint8Array> {
  const found = await atKeyPlace(place, () => place.storage.read(name, bytes.length + 1));
  if (!sameBytes(found, bytes)) throw pathError("key-file-not-kept", place.hostPath);
  return found;
}
