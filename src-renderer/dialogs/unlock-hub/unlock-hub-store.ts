import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { HubLook } from "../../../src-shared/model/hub-account.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";

/** Where the dialog stands. One value, so that no two flags can disagree. */
export type UnlockHubState =
  | { readonly step: "looking" }
  | { readonly step: "trust"; readonly look: HubLook }
  /** The user logs in in the browser, or the server is asked. */
  | { readonly step: "opening" }
  | {
      readonly step: "register";
      readonly look: HubLook;
      readonly isBusy: boolean;
      readonly failure: Failure | null;
    }
  | { readonly step: "failed"; readonly failure: Failure }
  | { readonly step: "open" };

export type UnlockHubStore = ReturnType<typeof unlockHubStore>;

type Become = (state: UnlockHubState) => void;

/** The way from a locked Hub vault to an open one, without its looks. The account key passes through. */
export function unlockHubStore(bridge: Bridge, id: VaultId, readOnly: boolean) {
  const store = createStore<UnlockHubState>(() => ({ step: "looking" }));
  const become: Become = (state) => {
    store.setState(state, true);
  };
  const way = wayToOpen(bridge, { id, readOnly }, become);
  let hasBegun = false;

  return {
    ...store,

    /** Once, when the dialog opens. */
    start(): void {
      if (hasBegun) return;
      hasBegun = true;
      void way.begin();
    },

    again: (): void => void way.begin(),

    async trust(seen: HubLook): Promise<void> {
      const reply = await bridge.ask("hub.trust", { id, tuple: seen.tuple });
      if (reply.ok) await way.unlock();
      else become({ step: "failed", failure: reply.failure });
    },

    async register(seen: HubLook, accountKey: string, deviceName: string): Promise<void> {
      become({ step: "register", look: seen, isBusy: true, failure: null });
      const reply = await bridge.ask("hub.register", { id, accountKey, deviceName });
      if (reply.ok) await way.unlock();
      else become({ step: "register", look: seen, isBusy: false, failure: reply.failure });
    },

    async newDeviceKey(): Promise<void> {
      const reply = await bridge.ask("hub.new-device-key", { id });
      if (reply.ok) await way.begin();
      else become({ step: "failed", failure: reply.failure });
    },

    openProfile: (): void => void bridge.ask("hub.open-page", { id, page: "profile" }),
    openHub: (): void => void bridge.ask("hub.open-page", { id, page: "vaults" }),

    /** Ends what is under way; the vault stays locked. */
    async stop(): Promise<void> {
      way.giveUp();
      const { step } = store.getState();
      if (step === "opening") await bridge.ask("vault.stop-unlocking", { id });
      if (step === "register") await bridge.ask("hub.stop", { id });
    },
  };
}

/** Looks, asks for the key, and says what is missing. */
function wayToOpen(
  bridge: Bridge,
  { id, readOnly }: { readonly id: VaultId; readonly readOnly: boolean },
  become: Become,
) {
  let isGivenUp = false;
  const hasGivenUp = (): boolean => isGivenUp;

  async function look(): Promise<HubLook | null> {
    const reply = await bridge.ask("hub.look", { id });
    if (!reply.ok) become({ step: "failed", failure: reply.failure });
    return reply.ok ? reply.value : null;
  }

  async function begin(): Promise<void> {
    become({ step: "looking" });
    const seen = await look();
    if (seen?.isTrusted === false) become({ step: "trust", look: seen });
    if (seen?.isTrusted === true) await unlock();
  }

  async function unlock(): Promise<void> {
    if (hasGivenUp()) return;
    become({ step: "opening" });
    const reply = await bridge.ask("hub.unlock", { id, readOnly });
    if (!reply.ok) {
      await refused(reply.failure);
      return;
    }
    // It was open before main heard that nobody wants it any more.
    if (hasGivenUp()) await bridge.ask("vault.lock", { id, force: false });
    become({ step: "open" });
  }

  async function refused(failure: Failure): Promise<void> {
    const isUnknown = failure.kind === "hub-refused" && failure.reason === "device-unknown";
    const seen = isUnknown ? await look() : null;
    if (!isUnknown) become({ step: "failed", failure });
    else if (seen) become({ step: "register", look: seen, isBusy: false, failure: null });
  }

  return {
    begin,
    unlock,
    giveUp: (): void => {
      isGivenUp = true;
    },
  };
}
