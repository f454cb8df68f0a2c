import { realpath } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Input, Output } from "../../src-shared/contract/contract.ts";
import type { Failure } from "../../src-shared/failure.ts";
import { VaultError } from "../base/vault-error.ts";
import type { Storage } from "../storage/storage.ts";
import { inspectVault } from "../vault/inspect-vault.ts";
import type { Outside } from "./outside.ts";
import type { VaultListBook } from "./vault-list.ts";

/** What adding needs from the outside; `compose.ts` fills it in. */
interface AddDeps {
  readonly list: VaultListBook;
  readonly storageAt: (path: string) => Storage;
  /** Asks the user for a folder; `null` if they changed their mind. */
  readonly pickFolder: Outside["pickFolder"];
}

/**
 * Lets the user pick a vault, by its folder or by a file in it, and puts it on the list.
 *
 * A folder that is listed already is not added again, by whatever way it was
 * reached. A vault that cannot be opened yet (old format, key elsewhere, files
 * lost) is added all the same: its page says what it needs.
 *
 * @throws VaultError as `isWholeVault`
 */
export async function addExistingVault(
  { list, storageAt, pickFolder }: AddDeps,
  by: Input<"vault.add-existing">["by"],
): Promise<Output<"vault.add-existing">> {
  const picked = await pickFolder(by === "file" ? "existing-vault-file" : "existing-vault");
  if (picked === null) return { kind: "cancelled" };
  const path = await realPath(vaultFolderOf(picked));
  await isWholeVault(storageAt(path), path);
  const { id, isNew } = await list.add(path, basename(path).normalize("NFC"));
  return { kind: isNew ? "added" : "already-listed", id };
}

/** What a vault can have lost, and get back. */
const restorable: ReadonlySet<Failure["kind"]> = new Set([
  "vault-files-missing",
  "config-missing",
  "config-unreadable",
  "masterkey-unreadable",
]);

/**
 * @returns false for a vault that lacks its files, or whose files are damaged
 * @throws VaultError what `inspectVault` throws if the folder is no vault
 */
export async function isWholeVault(storage: Storage, path: string): Promise<boolean> {
  try {
    await inspectVault(storage, path);
    return true;
  } catch (error) {
    const isLost = error instanceof VaultError && restorable.has(error.failure.kind);
    if (!isLost) throw error;
    return false;
  }
}

/** The folder of the vault that a path names: itself, or around a file such as `vault.cryptomator`. */
export function vaultFolderOf(path: string): string {
  return path.toLowerCase().endsWith(".cryptomator") ? dirname(path) : path;
}

/** With every link on the way followed. @throws VaultError `not-reachable` */
export async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    throw new VaultError({ kind: "not-reachable", path }, { cause });
  }
}
