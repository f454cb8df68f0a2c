import { createStore, type StoreApi } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

/** Typed, or found by main: printed by the program that the options name, or saved. */
export type PasswordOrigin = "typed" | "program" | "saved";

/** Where the dialog stands. One value, so that no two flags can disagree. */
export type UnlockState =
  | {
      readonly step: "asking";
      readonly failure?: Failure;
      /** Where the password came from that was refused. */
      readonly by?: PasswordOrigin;
    }
  | { readonly step: "unlocking"; readonly by: PasswordOrigin }
  | { readonly step: "open" };

export type UnlockVaultStore = ReturnType<typeof unlockVaultStore>;

/** The unlock dialog without its looks. The password passes through and is never kept. */
export function unlockVaultStore(bridge: Bridge, id: VaultId) {
  const store = createStore<UnlockState>(() => ({ step: "asking" }));

  const drive = driveAfterwards(bridge, id);

  /** The user has closed the dialog: whatever comes of the unlock, the vault is to stay locked. */
  let isGivenUp = false;

  async function unlockBy(
    by: PasswordOrigin,
    password: string | null,
    readOnly: boolean,
    remember = false,
  ): Promise<void> {
    store.setState({ step: "unlocking", by }, true);
    const reply = await bridge.ask("vault.unlock", { id, password, readOnly, remember });
    // It was open before main heard that nobody wants it any more.
    if (reply.ok && isGivenUp) await bridge.ask("vault.lock", { id, force: false });
    // It may take a while, and its page says what came of it.
    else if (reply.ok) drive.open();
    store.setState(reply.ok ? { step: "open" } : refused(reply.failure, by), true);
  }

  function unlock(password: string, readOnly: boolean, remember = false): Promise<void> {
    return unlockBy("typed", password, readOnly, remember);
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
  const unasked = unaskedWays(store, unlockBy, () => bridge.ask("vault.stop-unlocking", { id }));
  return { ...store, unlock, stop, forgetFailure, openDriveAfterwards, ...unasked, ...offers };
}

/** The ways to unlock with a password that main finds. */
function unaskedWays(
  store: Pick<StoreApi<UnlockState>, "getState">,
  unlockBy: (by: PasswordOrigin, password: null, readOnly: boolean) => Promise<void>,
  stopUnlocking: () => Promise<unknown>,
) {
  let hasTried = false;
  return {
    /** Unlocks without asking the user, once; if that does not do, they are asked. */
    tryUnasked(by: Exclude<PasswordOrigin, "typed">, readOnly: boolean): void {
      if (hasTried) return;
      hasTried = true;
      void unlockBy(by, null, readOnly);
    },
    /** Asks the program for the password another time. */
    askAgain(readOnly: boolean): void {
      if (store.getState().step === "asking") void unlockBy("program", null, readOnly);
    },
    /** Waits for the program no longer; the user types the password. */
    async typeInstead(): Promise<void> {
      const state = store.getState();
      if (state.step === "unlocking" && state.by === "program") await stopUnlocking();
    },
  };
}

/** A program that the user did not want to wait for is no failure. */
function refused(failure: Failure, by: PasswordOrigin): UnlockState {
  const isStopped = by === "program" && failure.kind === "cancelled";
  return isStopped ? { step: "asking" } : { step: "asking", failure, by };
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
