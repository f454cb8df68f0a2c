import { dirname } from "node:path";
import type { Output } from "../../src-shared/contract/contract.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { VaultError } from "../base/vault-error.ts";
import { inspectVault, vaultIdentityOf } from "../vault/inspect-vault.ts";
import { realPath, vaultFolderOf } from "./add-vault.ts";
import type { AppState } from "./app-state.ts";
import type { Outside } from "./outside.ts";

/**
 * Lets the user pick the folder to which a vault of the list was moved.
 *
 * A vault is known again by what it calls itself, if it was ever looked at and
 * says so; the formats before 8 do not, and there the user's word has to do.
 *
 * @throws VaultError `another-vault`; `vault-open` unless the vault is shut; what `inspectVault` throws
 */
export async function relocateVault(
  { pickFolder, storageAt }: Pick<Outside, "pickFolder" | "storageAt">,
  state: AppState,
  id: VaultId,
): Promise<Output<"vault.relocate">> {
  const { list, open, facts } = state;
  if (open.stateOf(id).kind !== "shut") throw new VaultError({ kind: "vault-open" });
  const picked = await pickFolder("moved-vault", dirname(list.find(id).path));
  if (picked === null) return { kind: "cancelled" };
  const path = await realPath(vaultFolderOf(picked));
  const storage = storageAt(path);
  await inspectVault(storage, path);
  const { identity } = facts.of(id);
  if (identity !== null && (await vaultIdentityOf(storage)) !== identity) {
    throw new VaultError({ kind: "another-vault", path });
  }
  const other = list.vaults.find((vault) => vault.path === path && vault.id !== id);
  if (other) return { kind: "already-listed", id: other.id };
  await list.relocate(id, path);
  await state.look(id);
  state.announce();
  return { kind: "relocated" };
}
