/** The key of a vault that has lost files: out of the recovery key, or of any key file that a password opens. */

import type { RestoreKey } from "../../../src-shared/contract/restore-rows.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { isFailure, VaultError } from "../../base/vault-error.ts";
import { type Masterkey, masterkey } from "../../crypto/masterkey.ts";
import { contentDirectory, ROOT_ID } from "../../format/directory-id.ts";
import {
  isFileOfKey,
  MAX_MASTERKEY_FILE,
  type MasterkeyFile,
  parseMasterkeyFile,
  unwrapMasterkey,
} from "../../format/masterkey-file.ts";
import { rawKeyOf } from "../../format/raw-key-of-words.ts";
import { keptCopies } from "../../keys/kept-copies.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { readOrNull } from "../../vault/vault-files.ts";
import { noKeyFile } from "../key-places/key-files.ts";
import { type KeyedVault, placeOf } from "../keys/key-in-use.ts";

export interface RestoreKeys {
  /** The caller disposes of it. */
  readonly key: Masterkey;
  /** Names of the kept copies of key files that the password opens. */
  readonly opened: readonly string[];
}

/** Where key files of the vault are now: in the order in which they are tried. */
function placesOf(vault: KeyedVault): readonly KeyPlace[] {
  const { inside, elsewhere } = vault.keyFiles;
  return [...(inside ? [undefined] : []), ...elsewhere].map((file) => placeOf(vault, file));
}

/**
 * @throws VaultError `wrong-recovery-key`, `wrong-password`, `kdf-too-costly`; `masterkey-missing`,
 *   `key-drive-missing` if there is nothing that a password could open
 */
export async function obtainRestoreKey(vault: KeyedVault, by: RestoreKey): Promise<RestoreKeys> {
  if (by.kind === "words") return { key: masterkey(rawKeyOf(by.words)), opened: [] };
  const password = passwordBytes(by.password);
  try {
    return await keyByPassword(vault, password);
  } finally {
    password.fill(0);
  }
}

async function keyByPassword(vault: KeyedVault, password: Uint8Array): Promise<RestoreKeys> {
  const { storage, hostPath, keyFiles } = vault;
  let isTried = false;
  const open = async (place: KeyPlace): Promise<Masterkey | null> => {
    const bytes = await readOrNull(place.storage, place.name, MAX_MASTERKEY_FILE);
    const file = bytes && parseOrNull(bytes);
    if (file === null) return null;
    isTried = true;
    return unlessWrong(() => unwrapMasterkey(file, password));
  };
  for (const place of placesOf(vault)) {
    const key = await open(place);
    if (key !== null) return { key, opened: [] };
  }
  const copies: { readonly name: string; readonly key: Masterkey }[] = [];
  for (const { name, of } of await keptCopies(storage)) {
    if (of !== "key-file") continue;
    const key = await open({ storage, name, hostPath: `${hostPath}/${name}` });
    if (key !== null) copies.push({ name, key });
  }
  const fitting = await firstOfVault(vault, copies);
  for (const { key } of copies) if (key !== fitting) key[Symbol.dispose]();
  if (fitting !== null) return { key: fitting, opened: copies.map(({ name }) => name) };
  if (isTried) throw new VaultError({ kind: "wrong-password" });
  throw noKeyFile(hostPath, keyFiles);
}

/** Copies may be of more than one vault; the key of this one has its root folder. */
async function firstOfVault(
  { storage }: KeyedVault,
  copies: readonly { readonly key: Masterkey }[],
): Promise<Masterkey | null> {
  for (const { key } of copies) {
    if ((await storage.find(contentDirectory(key, ROOT_ID))) !== null) return key;
  }
  return copies[0]?.key ?? null;
}

async function unlessWrong(open: () => Promise<Masterkey>): Promise<Masterkey | null> {
  try {
    return await open();
  } catch (error) {
    if (isFailure(error, "wrong-password")) return null;
    throw error;
  }
}

/** Where the key file of this key is now; in the vault folder if none is anywhere. */
export async function placeOfKey(vault: KeyedVault, key: Masterkey): Promise<KeyPlace> {
  for (const place of placesOf(vault)) {
    const bytes = await readOrNull(place.storage, place.name, MAX_MASTERKEY_FILE);
    const file = bytes && parseOrNull(bytes);
    if (file !== null && isFileOfKey(file, key)) return place;
  }
  return placeOf(vault, undefined);
}

function parseOrNull(bytes: Uint8Array): MasterkeyFile | null {
  try {
    return parseMasterkeyFile(bytes, "");
  } catch (error) {
    if (isFailure(error, "masterkey-unreadable")) return null;
    throw error;
  }
}
