import { createStore } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { KeyHome, KeyHomeId } from "../../src-shared/model/key-place.ts";

/** Milliseconds between two looks for drives: one that is plugged in shows within two seconds. */
const LOOK_EVERY = 1_000;

export interface KeyHomesState {
  /** The removable drives that are there now; `null` before the first look. */
  readonly drives: readonly KeyHome[] | null;
  /** Folders that the user has chosen. */
  readonly picked: readonly KeyHome[];
}

export type KeyHomesStore = ReturnType<typeof keyHomesStore>;

/** Where a key file can be put; drives come and go while the user looks. */
export function keyHomesStore(bridge: Bridge) {
  const store = createStore<KeyHomesState>(() => ({ drives: null, picked: [] }));

  async function look(): Promise<void> {
    const reply = await bridge.ask("key-homes.find", {});
    const drives = reply.ok ? reply.value : [];
    if (JSON.stringify(drives) !== JSON.stringify(store.getState().drives)) {
      store.setState({ drives });
    }
  }

  return {
    ...store,

    /** Looks again and again. @returns ends it */
    watch: (): (() => void) => {
      let isWatched = true;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const again = async (): Promise<void> => {
        await look();
        if (isWatched) timer = setTimeout(() => void again(), LOOK_EVERY);
      };
      void again();
      return () => {
        isWatched = false;
        clearTimeout(timer);
      };
    },

    /** @returns what was picked; `null` if the user changed their mind */
    pick: async (): Promise<KeyHomeId | null> => {
      const reply = await bridge.ask("key-homes.pick", {});
      if (!reply.ok || reply.value === null) return null;
      const home = reply.value;
      const { picked } = store.getState();
      if (!picked.some(({ id }) => id === home.id)) store.setState({ picked: [...picked, home] });
      return home.id;
    },
  };
}

/** Whether a place that was chosen is still there. */
export function isThere({ drives, picked }: KeyHomesState, id: KeyHomeId): boolean {
  return [...(drives ?? []), ...picked].some((home) => home.id === id);
}
