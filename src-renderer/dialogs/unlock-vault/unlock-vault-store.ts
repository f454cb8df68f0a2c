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

  const drive = driveAfterwards(bridge, id);

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
    // It may take a while, and its page says what came of it.
    else if (reply.ok) drive.open();
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

  const openDriveAfterwards = drive.want;
  const offers = offersOf(bridge);
  return { ...store, unlock, trySaved, stop, forgetFailure, openDriveAfterwards, ...offers };
}

/** Shows the drive of a vault that was opened, if the user wants that. */
function driveAfterwards(bridge: Bridge, id: VaultId) {
  let isWanted = false;
  return {
    want: (wish: boolean): void => {
      isWanted = wish;
    },
    open: (): void => {
      if (isWanted) void bridge.ask("drive.open", { id });
    },
  };
}

/** What the dialog can offer on this computer. */
function offersOf(bridge: Bridge) {
  return {
    canBeSaved: async (): Promise<boolean> => {
      const reply = await bridge.ask("password.can-be-saved", {});
      return reply.ok && reply.value;
    },
    canOpenDrive: async (): Promise<boolean> => {
      const facts = await bridge.ask("drive.facts", {});
      return facts.ok && facts.value.canMount && facts.value.isWanted;
    },
  };
}
