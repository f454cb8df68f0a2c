import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

export type OldCopiesState =
  | { readonly step: "asking"; readonly failure: Failure | null }
  | { readonly step: "removing" | "removed" };

/** The removal of older key files, without its looks. */
export function oldCopiesStore(bridge: Bridge, id: VaultId) {
  const store = createStore<OldCopiesState>(() => ({ step: "asking", failure: null }));

  async function remove(): Promise<void> {
    store.setState({ step: "removing" }, true);
    const reply = await bridge.ask("key.remove-old-copies", { id });
    store.setState(
      reply.ok ? { step: "removed" } : { step: "asking", failure: reply.failure },
      true,
    );
  }

  return { ...store, remove };
}
