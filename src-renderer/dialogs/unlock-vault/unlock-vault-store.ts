import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

/** Where the dialog stands. One value, so that no two flags can disagree. */
export type UnlockState =
  | { readonly step: "asking"; readonly failure?: Failure; readonly wasSaved?: boolean }
  | { readonly step: "unlocking" }
  | { readonly step: "open" };

export type UnlockVaultStore = ReturnType<typeof unlockVaultStore>;

/** The unlock dialog without its looks. The password passes through and is never kept. */
export function unlockVaultStore(bridge: Bridge, id: VaultId) {
  const store = createStore<UnlockState>(() => ({ step: "asking" }));

  /** The user has closed the dialog: whatever comes of the unlock, the vault is to stay locked. */
  let isGivenUp = false;

  /** @param password - `null`: the saved one */
  async function unlock(
    password: string | null,
    readOnly: boolean,
    remember = false,
  ): Promise<void> {
    store.setState({ step: "unlocking" }, true);
    const reply = await bridge.ask("vault.unlock", { id, password, readOnly, remember });
    // It was open before main heard that nobody wants it any more.
    if (reply.ok && isGivenUp) await bridge.ask("vault.lock", { id, force: false });
    store.setState(
      reply.ok
        ? { step: "open" }
        : { step: "asking", failure: reply.failure, wasSaved: password === null },
      true,
    );
  }

  let hasTriedSaved = false;

  /** Unlocks with the saved password, once; if that does not do, the user is asked. */
  function trySaved(readOnly: boolean): void {
    if (hasTriedSaved) return;
    hasTriedSaved = true;
    void unlock(null, readOnly);
  }

  /** Ends an unlock that is under way; the vault stays locked. */
  async function stop(): Promise<void> {
    if (store.getState().step !== "unlocking") return;
    isGivenUp = true;
    await bridge.ask("vault.stop-unlocking", { id });
  }

  function forgetFailure(): void {
    if (store.getState().step === "asking") store.setState({ step: "asking" }, true);
  }

  async function canBeSaved(): Promise<boolean> {
    const reply = await bridge.ask("password.can-be-saved", {});
    return reply.ok && reply.value;
  }

  return { ...store, unlock, trySaved, stop, forgetFailure, canBeSaved };
}
