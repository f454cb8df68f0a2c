import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Output } from "../../src-shared/contract/contract.ts";
import type { VaultList } from "../../src-shared/model/vault-list.ts";
import type { VaultId, VaultSummary } from "../../src-shared/model/vault-summary.ts";

export type Platform = Output<"app.about">["platform"];

/** What main has told of the vaults, and which of them the window shows. */
export type ListState =
  | { readonly step: "loading" }
  | {
      readonly step: "ready";
      readonly platform: Platform;
      readonly list: VaultList;
      readonly selectedId: VaultId | null;
    };

export type VaultListStore = ReturnType<typeof vaultListStore>;

/** Follows the list of vaults in main, from {@link start} on. */
export function vaultListStore(bridge: Bridge) {
  const store = createStore<ListState>(() => ({ step: "loading" }));

  function show(list: VaultList): void {
    store.setState((state) =>
      state.step === "ready" ? { ...state, list, selectedId: keptSelection(state, list) } : state,
    );
  }

  async function start(): Promise<void> {
    bridge.on("vaults.changed", show);
    const about = await bridge.ask("app.about", {});
    // Asked last: whatever is announced after its answer finds the state in place.
    const list = await bridge.ask("vaults.list", {});
    if (!about.ok || !list.ok) return;
    const selectedId = list.value.vaults[0]?.id ?? null;
    const { platform } = about.value;
    store.setState({ step: "ready", platform, list: list.value, selectedId }, true);
  }

  return {
    ...store,
    start,
    select: (selectedId: VaultId): void => {
      store.setState((state) => (state.step === "ready" ? { ...state, selectedId } : state));
    },
    lock: (id: VaultId, force = false) => bridge.ask("vault.lock", { id, force }),
    move: (id: VaultId, before: VaultId | null) => bridge.ask("vault.move", { id, before }),
    openDrive: (id: VaultId) => bridge.ask("drive.open", { id }),
    lookAgain: () => bridge.ask("vaults.look-again", {}),
    dismissNotice: () => bridge.ask("notice.dismiss", {}),
    traffic: (id: VaultId) => bridge.ask("share.traffic", { id }),
    copyFromShare: (id: VaultId, part: "url" | "username" | "password") =>
      bridge.ask("share.copy", { id, part }),
  };
}

/** The vault that stays selected; after a removal the one that takes its place. */
function keptSelection(
  before: { readonly list: VaultList; readonly selectedId: VaultId | null },
  list: VaultList,
): VaultId | null {
  const isThere = list.vaults.some(({ id }) => id === before.selectedId);
  if (isThere) return before.selectedId;
  const place = before.list.vaults.findIndex(({ id }) => id === before.selectedId);
  const next = list.vaults[Math.max(0, place)] ?? list.vaults.at(-1);
  return next?.id ?? null;
}

export function selectedVault(state: ListState): VaultSummary | null {
  if (state.step !== "ready") return null;
  return state.list.vaults.find(({ id }) => id === state.selectedId) ?? null;
}
