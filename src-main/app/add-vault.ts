import { realpath } from "node:fs/promises";
import { basename } from "node:path";
import type { Output } from "../../src-shared/contract/contract.ts";
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
 * Lets the user pick the folder of a vault and puts it on the list.
 *
 * A folder that is listed already is not added again, by whatever way it was
 * reached. A vault that cannot be opened yet (old format, key elsewhere) is
 * added all the same: its page says what it needs.
 *
 * @throws VaultError what `inspectVault` throws if the folder is no vault
 */
export async function addExistingVault({
  list,
  storageAt,
  pickFolder,
}: AddDeps): Promise<Output<"vault.add-existing">> {
  const picked = await pickFolder("existing-vault");
  if (picked === null) return { kind: "cancelled" };
  const path = await realPath(picked);
  await inspectVault(storageAt(path), path);
  const { id, isNew } = await list.add(path, basename(path).normalize("NFC"));
  return { kind: isNew ? "added" : "already-listed", id };
}

async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    throw new VaultError({ kind: "not-reachable", path }, { cause });
  }
}
