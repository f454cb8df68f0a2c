import { createStore, type StoreApi } from "zustand/vanilla";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { RestoreChoice, RestoreKey } from "../../../src-shared/contract/restore-rows.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type {
  LostFiles,
  Restored,
  RestorePlan,
  RestoreProgress,
} from "../../../src-shared/model/restore.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import type { Refusal } from "../recover-vault/recover-vault-store.ts";

/** What main is doing; `progress` is `null` before its first word. */
interface Busy {
  readonly progress: RestoreProgress | null;
}

export type RestoreState =
  | { readonly step: "surveying"; readonly failure: Failure | null }
  /** What shows that the vault is the user's is asked for. */
  | {
      readonly step: "key";
      readonly lost: LostFiles;
      readonly busy: Busy | null;
      readonly refusal: Refusal | null;
    }
  /** The key fits. */
  | {
      readonly step: "choice";
      readonly lost: LostFiles;
      readonly plan: RestorePlan;
      readonly busy: Busy | null;
      readonly failure: Failure | null;
    }
  | { readonly step: "done"; readonly restored: Restored };

export type RestoreVaultStore = ReturnType<typeof restoreVaultStore>;

const begun: Busy = { progress: null };

/** The restore of lost files without its looks. Words and passwords pass through and are never kept. */
export function restoreVaultStore(bridge: Bridge, id: VaultId) {
  const store = createStore<RestoreState>(() => ({ step: "surveying", failure: null }));

  return {
    ...store,
    ...asking(bridge, id, store),
    restore: (by: RestoreKey, choice: RestoreChoice) => restore(bridge, id, store, by, choice),

    stop: async (): Promise<void> => {
      await bridge.ask("restore.stop", { id });
    },

    /** Follows how far main is. @returns ends it */
    follow: (): (() => void) =>
      bridge.on("restore.changed", (told) => {
        const state = store.getState();
        const isBusy = (state.step === "key" || state.step === "choice") && state.busy !== null;
        if (told.id === id && isBusy) {
          store.setState({ ...state, busy: { progress: told.progress } }, true);
        }
      }),
  };
}

type Store = StoreApi<RestoreState>;

/** Up to the key that fits. */
function asking(bridge: Bridge, id: VaultId, store: Store) {
  function ask(lost: LostFiles, refusal: Refusal | null): void {
    store.setState({ step: "key", busy: null, lost, refusal }, true);
  }

  /** Looks what is lost; again while nothing goes on, as sticks come and go. */
  async function survey(): Promise<void> {
    const reply = await bridge.ask("restore.survey", { id });
    const state = store.getState();
    if (state.step === "surveying") {
      if (reply.ok) ask(reply.value, null);
      else store.setState({ step: "surveying", failure: reply.failure }, true);
    } else if (state.step === "key" && state.busy === null && reply.ok) {
      const isNews = JSON.stringify(reply.value) !== JSON.stringify(state.lost);
      if (isNews) ask(reply.value, state.refusal);
    }
  }

  return {
    survey,

    /** Lets the user pick the key file. */
    chooseKey: async (): Promise<void> => {
      const reply = await bridge.ask("key.choose-file", { id });
      const state = store.getState();
      if (state.step !== "key") return;
      ask(state.lost, reply.ok ? null : { of: "vault", failure: reply.failure });
      await survey();
    },

    look: async (by: RestoreKey): Promise<void> => {
      const state = store.getState();
      if (state.step !== "key") return;
      const { lost } = state;
      store.setState({ step: "key", lost, busy: begun, refusal: null }, true);
      const reply = await bridge.ask("restore.look", { id, by });
      if (!reply.ok) ask(lost, refusalOf(reply.failure));
      else if (reply.value.kind === "words") {
        ask(lost, { of: "words", verdict: reply.value.verdict });
      } else {
        const { plan } = reply.value;
        store.setState({ step: "choice", lost, plan, busy: null, failure: null }, true);
      }
    },

    /** To the key again. */
    back: (): void => {
      const state = store.getState();
      if (state.step === "choice") ask(state.lost, null);
    },
  };
}

async function restore(
  bridge: Bridge,
  id: VaultId,
  store: Store,
  by: RestoreKey,
  choice: RestoreChoice,
): Promise<void> {
  const state = store.getState();
  if (state.step !== "choice") return;
  store.setState({ ...state, busy: begun, failure: null }, true);
  const reply = await bridge.ask("restore.start", { id, by, choice });
  if (reply.ok) store.setState({ step: "done", restored: reply.value }, true);
  else store.setState({ ...state, busy: null, failure: unlessStopped(reply.failure) }, true);
}

/** That the user has stopped it needs no words. */
function unlessStopped(failure: Failure): Failure | null {
  return failure.kind === "cancelled" ? null : failure;
}

function refusalOf(failure: Failure): Refusal | null {
  return failure.kind === "cancelled" ? null : { of: "vault", failure };
}
