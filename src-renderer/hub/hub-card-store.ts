import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure, Result } from "../../src-shared/failure.ts";
import type { HubAccount } from "../../src-shared/model/hub-account.ts";
import type { HubTeam } from "../../src-shared/model/hub-team.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** What is shown of an account beside its devices, and only until something else is. */
export type Secret =
  | { readonly kind: "account-key"; readonly text: string }
  | { readonly kind: "recovery-key"; readonly words: readonly string[] };

export interface HubCardState {
  readonly account: HubAccount | null;
  /** Who else gets the key of the vault; `null` until an owner wants to see it. */
  readonly team: HubTeam | null;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly secret: Secret | null;
}

export type HubCardStore = ReturnType<typeof hubCardStore>;

const hidden: HubCardState = {
  account: null,
  team: null,
  isBusy: false,
  failure: null,
  secret: null,
};

/** The account of a user at a Hub, without its looks. */
export function hubCardStore(bridge: Bridge, id: VaultId) {
  const store = createStore<HubCardState>(() => hidden);

  async function settle<T>(asked: Promise<Result<T>>, then: (value: T) => Partial<HubCardState>) {
    store.setState({ isBusy: true, failure: null, secret: null });
    const reply = await asked;
    const isStopped = !reply.ok && reply.failure.kind === "cancelled";
    if (reply.ok) store.setState({ isBusy: false, ...then(reply.value) });
    else store.setState({ isBusy: false, failure: isStopped ? null : reply.failure });
  }

  const accountKey = (text: string): Partial<HubCardState> => ({
    secret: { kind: "account-key", text },
  });

  return {
    ...store,
    show: () => settle(bridge.ask("hub.account", { id }), (account) => ({ account })),
    removeDevice: (deviceId: string) =>
      settle(bridge.ask("hub.remove-device", { id, deviceId }), (account) => ({ account })),
    showAccountKey: () => settle(bridge.ask("hub.show-account-key", { id }), accountKey),
    renewAccountKey: () => settle(bridge.ask("hub.renew-account-key", { id }), accountKey),
    showRecoveryKey: () =>
      settle(bridge.ask("hub.recovery-key", { id }), (words) => ({
        secret: { kind: "recovery-key", words },
      })),
    showTeam: () => settle(bridge.ask("hub.team", { id }), (team) => ({ team })),
    compared: (userId: string, fingerprint: string) =>
      settle(bridge.ask("hub.vouch", { id, userId, fingerprint }), (team) => ({ team })),
    openHub: () => void bridge.ask("hub.open-page", { id, page: "vaults" }),
    stop: () => void bridge.ask("hub.stop", { id }),
    hide: (): void => {
      store.setState(hidden, true);
    },
  };
}
