import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { KeyWhere } from "../../src-shared/model/key-place.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** Milliseconds between two looks: a stick that is plugged in is found within two seconds. */
const LOOK_EVERY = 1_000;

export interface KeySearchState {
  readonly where: KeyWhere;
  /** Why the file that was chosen will not do. */
  readonly failure: Failure | null;
}

/** The search for the key file of a vault that is to be unlocked. */
export function keySearchStore(bridge: Bridge, id: VaultId, seen: KeyWhere | null) {
  const store = createStore<KeySearchState>(() => ({
    where: seen ?? { kind: "inside" },
    failure: null,
  }));

  async function look(afresh = false): Promise<void> {
    const reply = await bridge.ask("key.where", { id, afresh });
    if (reply.ok) show(reply.value);
  }

  function show(where: KeyWhere): void {
    const isNews = JSON.stringify(where) !== JSON.stringify(store.getState().where);
    if (isNews) store.setState({ where });
  }

  return {
    ...store,
    look,

    /** Looks again and again while no key file is there. @returns ends it */
    watch: (): (() => void) => {
      let isWatched = true;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const again = async (afresh: boolean): Promise<void> => {
        if (afresh || !isKeyHere(store.getState().where)) await look(afresh);
        if (isWatched) timer = setTimeout(() => void again(false), LOOK_EVERY);
      };
      if (store.getState().where.kind !== "inside") void again(true);
      return () => {
        isWatched = false;
        clearTimeout(timer);
      };
    },

    /** Lets the user pick the file. */
    choose: async (): Promise<void> => {
      const reply = await bridge.ask("key.choose-file", { id });
      store.setState({ failure: reply.ok ? null : reply.failure });
      if (reply.ok) show(reply.value);
    },
  };
}

/** Whether there is a key file that a password can be typed for. */
export function isKeyHere(where: KeyWhere | null): boolean {
  return where?.kind !== "away" && where?.kind !== "unknown";
}
