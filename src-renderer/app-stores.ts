import { createStore } from "zustand/vanilla";
import type { Bridge } from "../src-shared/contract/bridge.ts";
import type { VaultId, VaultSummary } from "../src-shared/model/vault-summary.ts";
import { text } from "../src-shared/text/en.ts";
import { addVaultStore } from "./add-vault/add-vault-store.ts";
import { dialogStore } from "./dialogs/dialog-store.ts";
import { vaultOpening } from "./drive/vault-opening.ts";
import { eventStore } from "./events/event-store.ts";
import { type FilesBook, filesBook } from "./files/files-book.ts";
import { startNewVault } from "./new-vault/start-new-vault.ts";
import { settingsStore } from "./settings/settings-store.ts";
import { transferStore } from "./transfers/transfer-store.ts";
import { lockOrAsk } from "./vault-list/lock-or-ask.ts";
import { type ListState, selectedVault, vaultListStore } from "./vault-list/vault-list-store.ts";
import { namesStore } from "./vault-page/names-store.ts";
import { viewStore } from "./view-store.ts";

export type AppStores = ReturnType<typeof appStores>;

/** Every store of the window that lives as long as the window, joined where one has to tell another. */
export function appStores(bridge: Bridge) {
  const list = vaultListStore(bridge);
  const settings = settingsStore(bridge);
  const view = viewStore();
  const dialogs = dialogStore();
  const events = eventStore(bridge);
  const transfers = transferStore(bridge);
  const files = filesBook(bridge);
  const names = namesStore(bridge, inOverview(files, showVault));
  /** A sentence for those who did something that changed nothing to be seen. */
  const said = createStore<{ readonly sentence: string }>(() => ({ sentence: "" }));

  function showVault(id: VaultId): void {
    list.select(id);
    view.showVault();
  }

  const adding = addVaultStore(bridge, {
    onAdded: showVault,
    onAlreadyListed: (id) => {
      showVault(id);
      const name = findVault(id)?.name ?? "";
      said.setState({ sentence: text.alreadyListed(name) });
    },
    onRefused: (failure) => {
      dialogs.show({ kind: "add-refused", failure });
    },
  });

  const findVault = (id: string): VaultSummary | undefined => vaultIn(list.getState(), id);

  // Options are of one vault: who comes to another one, by choice or by a removal, comes to its page.
  list.subscribe((state, before) => {
    const isSame = selectedVault(state)?.id === selectedVault(before)?.id;
    if (!isSame && view.getState().kind === "options") view.showVault();
  });

  // A dialog about a vault goes with the vault, and what its files are called when it is locked.
  list.subscribe(() => {
    names.forgetUnless((id) => findVault(id)?.state.kind === "unlocked");
    const { open } = dialogs.getState();
    if (open && "id" in open && !findVault(open.id)) dialogs.close();
  });

  return {
    ...{ list, settings, view, dialogs, events, files, names, transfers, adding, said },
    ...vaultOpening({ list, dialogs, said, showVault }),
    showVault,
    lockVault: (id: VaultId): void => void lockOrAsk(list, dialogs, id),
    startNewVault: startNewVault.bind(null, bridge, view),
  };
}

/** Names of encrypted files are told in the overview, wherever on the page something was dropped. */
function inOverview(files: FilesBook, showVault: (id: VaultId) => void): (id: VaultId) => void {
  return (id) => {
    files.showTab(id, "overview");
    showVault(id);
  };
}

function vaultIn(state: ListState, id: string): VaultSummary | undefined {
  return state.step === "ready" ? state.list.vaults.find((vault) => vault.id === id) : undefined;
}
