/** The key of a vault that has lost files: out of the recovery key, or of any key file that a password opens. */

import type { RestoreKey } from "../../src-shared/contract/restore-rows.ts";
import { passwordBytes } from "../base/password-bytes.ts";
import { isFailure, pathError, VaultError } from "../base/vault-error.ts";
import { type Masterkey, masterkey } from "../crypto/masterkey.ts";
import { contentDirectory, ROOT_ID } from "../format/directory-id.ts";
import {
  isFileOfKey,
  MAX_MASTERKEY_FILE,
  type MasterkeyFile,
  parseMasterkeyFile,
  unwrapMasterkey,
} from "../format/masterkey-file.ts";
import { rawKeyOf } from "../format/raw-key-of-words.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { MASTERKEY_FILE, readOrNull } from "../vault/vault-files.ts";
import { type CopySearch, copiesOfVault } from "./copies-of-vault.ts";

export interface RestoreKeys {
  /** The caller disposes of it. */
  readonly key: Masterkey;
  /** The kept copies of key files that the password opens. */
  readonly opened: readonly KeyPlace[];
}

export interface VaultToRestore extends CopySearch {
  /** Where its key files are now, in the order in which they are tried. */
  readonly places: readonly KeyPlace[];
}

/**
 * @throws VaultError `wrong-recovery-key`, `wrong-password`, `kdf-too-costly`; `masterkey-missing`
 *   if there is nothing that a password could open
 */
export async function obtainRestoreKey(
  vault: VaultToRestore,
  by: RestoreKey,
): Promise<RestoreKeys> {
  if (by.kind === "words") return { key: masterkey(rawKeyOf(by.words)), opened: [] };
  const password = passwordBytes(by.password);
  try {
    return await keyByPassword(vault, password);
  } finally {
    password.fill(0);
  }
}

async function keyByPassword(vault: VaultToRestore, password: Uint8Array): Promise<RestoreKeys> {
  const { hostPath, places } = vault;
  for (const place of places) {
    const key = await openAt(place, password);
    if (key !== null) return { key, opened: [] };
  }
  const kept = (await copiesOfVault(vault)).filter(({ of }) => of === "key-file");
  const copies: { readonly place: KeyPlace; readonly key: Masterkey }[] = [];
  for (const { place } of kept) {
    const key = await openAt(place, password);
    if (key !== null) copies.push({ place, key });
  }
  const fitting = await firstOfVault(vault, copies);
  for (const { key } of copies) if (key !== fitting) key[Symbol.dispose]();
  if (fitting !== null) return { key: fitting, opened: copies.map(({ place }) => place) };
  if (places.length + kept.length > 0) throw new VaultError({ kind: "wrong-password" });
  throw pathError("masterkey-missing", `${hostPath}/${MASTERKEY_FILE}`);
}

/** @returns `null` if the password does not open it, or there is no key file that could be opened */
async function openAt(place: KeyPlace, password: Uint8Array): Promise<Masterkey | null> {
  const bytes = await readOrNull(place.storage, place.name, MAX_MASTERKEY_FILE);
  const file = bytes && parseOrNull(bytes);
  if (file === null) return null;
  try {
    return await unwrapMasterkey(file, password);
  } catch (error) {
    if (isFailure(error, "wrong-password")) return null;
    throw error;
  }
}

/** Copies may be of more than one vault; the key of this one has its root folder. */
async function firstOfVault(
  { storage }: VaultToRestore,
  copies: readonly { readonly key: Masterkey }[],
): Promise<Masterkey | null> {
  for (const { key } of copies) {
    if ((await storage.find(contentDirectory(key, ROOT_ID))) !== null) return key;
  }
  return copies[0]?.key ?? null;
}

/** The first of these places where the key file of this key is; `null` if it is at none. */
export async function placeOfKey(
  places: readonly KeyPlace[],
  key: Masterkey,
): Promise<KeyPlace | null> {
  for (const place of places) {
    const bytes = await readOrNull(place.storage, place.name, MAX_MASTERKEY_FILE);
    const file = bytes && parseOrNull(bytes);
    if (file !== null && isFileOfKey(file, key)) return place;
  }
  return null;
}

function parseOrNull(bytes: Uint8Array): MasterkeyFile | null {
  try {
    return parseMasterkeyFile(bytes, "");
  } catch (error) {
    if (isFailure(error, "masterkey-unreadable")) return null;
    throw error;
  }
}
