/** A key file comes to another place: proved there first, and only then taken away from where it was. */

import { lstat, realpath, rm } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { World } from "../../base/world.ts";
import { clearKeyFiles, copyKeyFile } from "../../keys/move-key-file.ts";
import { onHost } from "../../storage/local-failure.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import type { KeyPlace } from "../../vault/key-place.ts";
import { MASTERKEY_FILE } from "../../vault/vault-files.ts";
import { identityOf, isKeyFileHere, type KeyFiles, noKeyFile, rememberKeyAt } from "./key-files.ts";
import { keyPlaceAt, masterkeyPath } from "./key-place-at.ts";
import type { KeyPlaceBook } from "./key-place-book.ts";
import { type OpenedByKeyFile, tryEachKeyFile } from "./try-key-files.ts";

export interface KeyCopy {
  /** The vault folder. */
  readonly vault: string;
  readonly keyFiles: KeyFiles;
  readonly to: KeyPlace;
  /** Not kept; the caller wipes it. */
  readonly password: Uint8Array;
}

export interface MovedKey {
  readonly from: KeyPlace;
  readonly to: KeyPlace;
}

/**
 * Copies the key file that opens the vault; onto itself, it is only proved.
 *
 * @throws VaultError `masterkey-missing`, `key-drive-missing`; as `copyKeyFile`
 */
export async function copyKeyTo(
  world: World,
  { vault, keyFiles, to, password }: KeyCopy,
): Promise<OpenedByKeyFile<MovedKey>> {
  if (!isKeyFileHere(keyFiles)) throw noKeyFile(vault, keyFiles);
  const hostPath = resolve(vault);
  const storage = nodeStorage(hostPath);
  return tryEachKeyFile(keyFiles, async (keyFile) => {
    const from = keyPlaceAt(keyFile?.hostPath ?? masterkeyPath(await realPlace(hostPath)));
    await copyKeyFile(world, { storage, hostPath, from, to, password });
    return { from, to };
  });
}

/**
 * Takes a key file that was copied away from where it was, and all that lies in the vault folder
 * unless the key has come back there. The new place is remembered before anything is removed: a key
 * that nobody finds is a lost one.
 *
 * @returns what was removed, absolute
 */
export async function leaveOldPlace(
  book: KeyPlaceBook,
  vault: string,
  { from, to }: MovedKey,
): Promise<readonly string[]> {
  const isBack = await isInVault(vault, to.hostPath);
  if (!isBack) await rememberKeyAt(book, vault, to.hostPath);
  const removed = await removeOld(vault, { from, to }, isBack);
  if (from.hostPath !== to.hostPath) await book.forget(await identityOf(vault), from.hostPath);
  return removed;
}

async function removeOld(
  vault: string,
  { from, to }: MovedKey,
  isBack: boolean,
): Promise<readonly string[]> {
  const folder = await realPlace(vault);
  const cleared = isBack ? [] : await clearKeyFiles(nodeStorage(folder));
  const inVault = cleared.map((name) => resolve(folder, name));
  if (from.hostPath === to.hostPath || inVault.includes(from.hostPath)) return inVault;
  await onHost(from.hostPath, () => rm(from.hostPath));
  return [...inVault, from.hostPath];
}

/**
 * A link in the vault folder says less than what is remembered, and is shown to everybody who has the folder.
 *
 * @returns what was removed, absolute
 */
export async function removeKeyLink(vault: string): Promise<readonly string[]> {
  const link = masterkeyPath(vault);
  const isLink = await lstat(link).then(
    (it) => it.isSymbolicLink(),
    () => false,
  );
  if (!isLink) return [];
  await onHost(link, () => rm(link));
  return [link];
}

/** With the links on the way followed, and one at its end too: what it leads to is what is meant. */
export async function realPlace(path: string): Promise<string> {
  const absolute = resolve(path);
  return realpath(absolute).catch(async () => {
    const folder = await realpath(dirname(absolute)).catch(() => dirname(absolute));
    return join(folder, relative(dirname(absolute), absolute));
  });
}

/** True if a key file lies in the folder of its own vault. */
export async function isInVault(vault: string, path: string): Promise<boolean> {
  const inside = relative(await realPlace(vault), path);
  return inside !== ".." && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside;
}

/** True for places in the vault's own data: in its folder, only the place that every app knows will do. */
export async function isAmongData(vault: string, path: string): Promise<boolean> {
  const isUsual = path === join(await realPlace(vault), MASTERKEY_FILE);
  return !isUsual && (await isInVault(vault, path));
}
