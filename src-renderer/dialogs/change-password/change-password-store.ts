import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

export type ChangeState =
  | { readonly step: "asking" | "changing"; readonly failure: Failure | null }
  /** It is changed; `oldCopies` are names of older key files in the vault folder. */
  | {
      readonly step: "changed" | "removing";
      readonly oldCopies: readonly string[];
      readonly failure: Failure | null;
    }
  | { readonly step: "done" };

export type ChangePasswordStore = ReturnType<typeof changePasswordStore>;

/** A change of the password without its looks. Both passwords pass through and are never kept. */
export function changePasswordStore(bridge: Bridge, id: VaultId) {
  const store = createStore<ChangeState>(() => ({ step: "asking", failure: null }));

  async function change(password: string, newPassword: string): Promise<void> {
    store.setState({ step: "changing", failure: null }, true);
    const reply = await bridge.ask("key.change-password", { id, password, newPassword });
    store.setState(
      reply.ok
        ? { step: "changed", oldCopies: reply.value.oldCopies, failure: null }
        : { step: "asking", failure: reply.failure },
      true,
    );
  }

  async function removeOldCopies(): Promise<void> {
    const state = store.getState();
    if (state.step !== "changed") return;
    const { oldCopies } = state;
    store.setState({ step: "removing", oldCopies, failure: null }, true);
    const reply = await bridge.ask("key.remove-old-copies", { id });
    store.setState(
      reply.ok ? { step: "done" } : { step: "changed", oldCopies, failure: reply.failure },
      true,
    );
  }

  return { ...store, change, removeOldCopies };
}
