import { randomUUID } from "node:crypto";
import type { ListNotice } from "../../src-shared/model/vault-list.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { ListedVault, VaultListFile } from "./vault-list-file.ts";

/**
 * The user's list of vaults. Each folder is in it at most once.
 *
 * A change is on disk before it can be seen here, so that what the window shows
 * is what a crash leaves. Changes run one after the other.
 */
export interface VaultListBook {
  readonly vaults: readonly ListedVault[];
  readonly notice: ListNotice | null;

  /** @throws RangeError if there is no such vault */
  find(id: VaultId): ListedVault;

  /** @param path - the real path of the folder, so that two ways to it are one vault */
  add(path: string, name: string): Promise<{ readonly id: VaultId; readonly isNew: boolean }>;

  remove(id: VaultId): Promise<void>;

  rename(id: VaultId, name: string): Promise<void>;

  /** @param before - the vault that it comes to stand before; `null`: it becomes the last */
  move(id: VaultId, before: VaultId | null): Promise<void>;

  dismissNotice(): void;
}

export async function loadVaultList(file: VaultListFile): Promise<VaultListBook> {
  let { vaults, notice } = await file.load();
  let lastChange: Promise<unknown> = Promise.resolve();

  /** Runs `change` after all changes before it, failed or not. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = lastChange.then(change, change);
    lastChange = mine;
    return mine;
  }

  async function replaceBy(changed: readonly ListedVault[]): Promise<void> {
    await file.save(changed);
    vaults = changed;
  }

  return {
    get vaults() {
      return vaults;
    },
    get notice() {
      return notice;
    },

    find(id) {
      const found = vaults.find((vault) => vault.id === id);
      if (!found) throw new RangeError("no vault in the list has this id");
      return found;
    },

    add(path, name) {
      return inTurn(async () => {
        const known = vaults.find((vault) => vault.path === path);
        if (known) return { id: known.id, isNew: false };
        const id = VaultId.parse(randomUUID());
        await replaceBy([...vaults, { id, name, path }]);
        return { id, isNew: true };
      });
    },

    remove(id) {
      return inTurn(() => replaceBy(vaults.filter((vault) => vault.id !== id)));
    },

    rename(id, name) {
      return inTurn(() =>
        replaceBy(vaults.map((vault) => (vault.id === id ? { ...vault, name } : vault))),
      );
    },

    move(id, before) {
      return inTurn(() => replaceBy(moved(vaults, id, before)));
    },

    dismissNotice() {
      notice = null;
    },
  };
}

function moved(
  vaults: readonly ListedVault[],
  id: VaultId,
  before: VaultId | null,
): readonly ListedVault[] {
  if (id === before) return vaults;
  const mine = vaults.filter((vault) => vault.id === id);
  const others = vaults.filter((vault) => vault.id !== id);
  const place = others.findIndex((vault) => vault.id === before);
  // A vault that has gone meanwhile stands nowhere.
  return place < 0 ? [...others, ...mine] : others.toSpliced(place, 0, ...mine);
}
