import { createStore } from "zustand/vanilla";
import type { Bridge } from "../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../src-shared/model/vault-summary.ts";
import { text } from "../src-shared/text/en.ts";
import { addVaultStore } from "./add-vault/add-vault-store.ts";
import { dialogStore } from "./dialogs/dialog-store.ts";
import { vaultListStore } from "./vault-list/vault-list-store.ts";

export type AppStores = ReturnType<typeof appStores>;

/** Every store of the window that lives as long as the window, joined where one has to tell another. */
export function appStores(bridge: Bridge) {
  const list = vaultListStore(bridge);
  const dialogs = dialogStore();
  /** A sentence for those who did something that changed nothing to be seen. */
  const said = createStore<{ readonly sentence: string }>(() => ({ sentence: "" }));

  const adding = addVaultStore(bridge, {
    onAdded: list.select,
    onAlreadyListed: (id) => {
      list.select(id);
      const name = findVault(id)?.name ?? "";
      said.setState({ sentence: text.alreadyListed(name) });
    },
    onRefused: (failure) => {
      dialogs.show({ kind: "add-refused", failure });
    },
  });

  function findVault(id: string): VaultSummary | undefined {
    const state = list.getState();
    return state.step === "ready" ? state.list.vaults.find((vault) => vault.id === id) : undefined;
  }

  // A dialog about a vault goes with the vault.
  list.subscribe(() => {
    const { open } = dialogs.getState();
    if (open && "id" in open && !findVault(open.id)) dialogs.close();
  });

  return { list, dialogs, adding, said };
}
