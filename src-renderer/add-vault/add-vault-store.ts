import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** Whether the system's folder picker is open. */
export type AddState = { readonly step: "idle" } | { readonly step: "choosing" };

interface Outcomes {
  readonly onAdded: (id: VaultId) => void;
  readonly onAlreadyListed: (id: VaultId) => void;
  readonly onRefused: (failure: Failure) => void;
}

export type AddVaultStore = ReturnType<typeof addVaultStore>;

/** Adding a vault that exists: main lets the user pick its folder and looks at it. */
export function addVaultStore(bridge: Bridge, { onAdded, onAlreadyListed, onRefused }: Outcomes) {
  const store = createStore<AddState>(() => ({ step: "idle" }));

  async function choose(by: "folder" | "file" = "folder"): Promise<void> {
    if (store.getState().step === "choosing") return;
    store.setState({ step: "choosing" });
    const reply = await bridge.ask("vault.add-existing", { by });
    store.setState({ step: "idle" });
    if (!reply.ok) onRefused(reply.failure);
    else if (reply.value.kind === "added") onAdded(reply.value.id);
    else if (reply.value.kind === "already-listed") onAlreadyListed(reply.value.id);
  }

  /** Lets the user show where a vault of the list is now; says why it is not taken there. */
  async function relocate(id: VaultId): Promise<Failure | null> {
    const reply = await bridge.ask("vault.relocate", { id });
    if (!reply.ok) return reply.failure;
    if (reply.value.kind === "already-listed") onAlreadyListed(reply.value.id);
    return null;
  }

  /** Lets the user pick the key file of a vault that lacks its files; says why it is not taken. */
  async function chooseKey(id: VaultId): Promise<Failure | null> {
    const reply = await bridge.ask("key.choose-file", { id });
    return reply.ok ? null : reply.failure;
  }

  return { ...store, choose, relocate, chooseKey };
}
