import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

export type RemoveState =
  | { readonly step: "asking"; readonly failure?: Failure }
  | { readonly step: "removing" }
  | { readonly step: "removed" };

export type RemoveVaultStore = ReturnType<typeof removeVaultStore>;

/** Taking a vault off the list, without its looks. */
export function removeVaultStore(bridge: Bridge, id: VaultId) {
  const store = createStore<RemoveState>(() => ({ step: "asking" }));

  async function remove(): Promise<void> {
    store.setState({ step: "removing" }, true);
    const reply = await bridge.ask("vault.remove", { id });
    store.setState(
      reply.ok ? { step: "removed" } : { step: "asking", failure: reply.failure },
      true,
    );
  }

  return { ...store, remove };
}
