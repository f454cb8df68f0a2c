import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { type FilesStore, filesStore } from "./files-store.ts";

export type VaultTab = "overview" | "files";
export type FilesBook = ReturnType<typeof filesBook>;

/**
 * The files of every open vault, as the user left them, and which part of its page is shown; until
 * it is locked.
 */
export function filesBook(bridge: Bridge) {
  const stores = new Map<VaultId, FilesStore>();
  const tabs = createStore<Readonly<Record<VaultId, VaultTab>>>(() => ({}));

  /** Nothing of a locked vault is kept. */
  function keepOnly(isOpen: (id: string) => boolean): void {
    for (const [id, store] of stores) {
      if (isOpen(id)) continue;
      store.end();
      stores.delete(id);
    }
    const kept = Object.entries(tabs.getState()).filter(([id]) => isOpen(id));
    tabs.setState(Object.fromEntries(kept), true);
  }

  bridge.on("files.changed", ({ id, path }) => {
    void stores.get(id)?.folder.changed(path);
  });
  bridge.on("vaults.changed", ({ vaults }) => {
    keepOnly((id) => vaults.find((vault) => vault.id === id)?.state.kind === "unlocked");
  });

  return {
    tabs,
    showTab: (id: VaultId, tab: VaultTab): void => {
      tabs.setState({ [id]: tab });
    },
    of: (id: VaultId): FilesStore => {
      const store = stores.get(id) ?? filesStore(bridge, id);
      stores.set(id, store);
      return store;
    },
  };
}
