import { randomUUID } from "node:crypto";
import type { FileNotice } from "../../src-shared/model/file-notice.ts";
import {
  defaultVaultOptions,
  type SomeVaultOptions,
  VaultOptions,
} from "../../src-shared/model/vault-options.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { inTurn } from "./in-turn.ts";
import type { ListedVault, VaultListFile } from "./vault-list-file.ts";

/**
 * The user's list of vaults. Each folder is in it at most once.
 *
 * A change is on disk before it can be seen here, so that what the window shows
 * is what a crash leaves. Changes run one after the other.
 */
export interface VaultListBook {
  readonly vaults: readonly ListedVault[];
  readonly notice: FileNotice | null;

  /** @throws RangeError if there is no such vault */
  find(id: VaultId): ListedVault;

  /** @param path - the real path of the folder, so that two ways to it are one vault */
  add(path: string, name: string): Promise<{ readonly id: VaultId; readonly isNew: boolean }>;

  remove(id: VaultId): Promise<void>;

  rename(id: VaultId, name: string): Promise<void>;

  /** @param path - the real path of the folder to which the vault was moved */
  relocate(id: VaultId, path: string): Promise<void>;

  setOptions(id: VaultId, options: SomeVaultOptions): Promise<void>;

  /** @param before - the vault that it comes to stand before; `null`: it becomes the last */
  move(id: VaultId, before: VaultId | null): Promise<void>;

  dismissNotice(): void;
}

export async function loadVaultList(file: VaultListFile): Promise<VaultListBook> {
  let { value: vaults, notice } = await file.load();
  const run = inTurn();

  async function replaceBy(changed: readonly ListedVault[]): Promise<void> {
    await file.save(changed);
    vaults = changed;
  }

  function replaceOne(id: VaultId, change: (vault: ListedVault) => ListedVault): Promise<void> {
    return run(() => replaceBy(vaults.map((vault) => (vault.id === id ? change(vault) : vault))));
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
      return run(async () => {
        const known = vaults.find((vault) => vault.path === path);
        if (known) return { id: known.id, isNew: false };
        const id = VaultId.parse(randomUUID());
        await replaceBy([...vaults, { id, name, path, options: defaultVaultOptions }]);
        return { id, isNew: true };
      });
    },

    remove(id) {
      return run(() => replaceBy(vaults.filter((vault) => vault.id !== id)));
    },

    rename(id, name) {
      return replaceOne(id, (vault) => ({ ...vault, name }));
    },

    relocate(id, path) {
      return replaceOne(id, (vault) => ({ ...vault, path }));
    },

    setOptions(id, options) {
      return replaceOne(id, (vault) => ({
        ...vault,
        options: VaultOptions.parse({ ...vault.options, ...options }),
      }));
    },

    move(id, before) {
      return run(() => replaceBy(moved(vaults, id, before)));
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
