import { stat } from "node:fs/promises";
import { isFailure } from "../../base/vault-error.ts";
import { inspectVault } from "../../vault/inspect-vault.ts";
import { relativeToVault } from "../ciphertext-operand.ts";
import type { Outside } from "../outside.ts";

/**
 * What a file or folder is to the open vault on which it is dropped.
 *
 * - `in-drive`: something of its mounted drive, dropped on its page
 * - `vault`: a vault of its own, or one of its `.cryptomator` files
 * - `encrypted`: something of the vault's own folder, or with the name of an encrypted file
 * - `other`: none of them
 */
export type DroppedKind = "in-drive" | "vault" | "encrypted" | "other";

/**
 * @param vaultFolder - of the vault on which it is dropped, absolute
 * @param path - absolute
 */
export async function whatIsDropped(
  storageAt: Outside["storageAt"],
  vaultFolder: string,
  path: string,
): Promise<Exclude<DroppedKind, "in-drive">> {
  const isFolder = await isFolderThere(path);
  if (isFolder ? await isVault(storageAt, path) : path.endsWith(".cryptomator")) return "vault";
  if (/\.c9[rs]$/i.test(path)) return "encrypted";
  return (await relativeToVault(vaultFolder, path)) === null ? "other" : "encrypted";
}

async function isFolderThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // What cannot be looked at is told by whoever takes it.
    return false;
  }
}

async function isVault(storageAt: Outside["storageAt"], path: string): Promise<boolean> {
  try {
    await inspectVault(storageAt(path), path);
    return true;
  } catch (error) {
    // One that is damaged, or of another kind, is a vault all the same.
    return !isFailure(error, "not-a-vault") && !isFailure(error, "not-reachable");
  }
}
