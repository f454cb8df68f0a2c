import { createStore, type StoreApi } from "zustand/vanilla";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { KeyHomeId } from "../../src-shared/model/key-place.ts";
import {
  type Cipher,
  type Place,
  type PlaceCheck,
  type PlaceId,
  thresholdRange,
} from "../../src-shared/model/new-vault.ts";
import { nameProblem, vaultName } from "../../src-shared/model/vault-name.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { keyHomesStore } from "../key-file/key-homes-store.ts";

/** What has been decided so far. */
export interface Draft {
  /** As it was typed. */
  readonly name: string;
  /** `null` while they are looked for. */
  readonly places: readonly Place[] | null;
  readonly placeId: PlaceId | null;
  /** What main has found out about this name in this place; `null` while it does not know. */
  readonly check: PlaceCheck | null;
  readonly cipher: Cipher;
  /** `null`: what the place needs. */
  readonly threshold: number | null;
  /** Where the key file is kept. `null`: in the vault folder. */
  readonly keyHome: KeyHomeId | null;
}

export type NewVaultState =
  | { readonly step: "place"; readonly draft: Draft }
  | { readonly step: "key"; readonly draft: Draft }
  | { readonly step: "password"; readonly draft: Draft; readonly failure?: Failure }
  | { readonly step: "creating"; readonly draft: Draft }
  | { readonly step: "created"; readonly id: VaultId; readonly name: string };

const nothingYet: Draft = {
  name: "",
  places: null,
  placeId: null,
  check: null,
  cipher: "SIV_GCM",
  threshold: null,
  keyHome: null,
};

/** How long the user has stopped typing before the disk is asked, milliseconds. */
const pauseMs = 400;

export function thresholdOf({ threshold, check }: Draft): number {
  return threshold ?? check?.neededThreshold ?? thresholdRange.most;
}

/** Whether there is a name and a place that can be tried. */
export function isComplete({ name, placeId, check, ...draft }: Draft): boolean {
  const threshold = draft.threshold ?? thresholdRange.most;
  const isThreshold = threshold >= thresholdRange.least && threshold <= thresholdRange.most;
  return nameProblem(name) === null && placeId !== null && !check?.problem && isThreshold;
}

export type NewVaultStore = ReturnType<typeof newVaultStore>;

/** The way to a new vault, without its looks. The password passes through and is never kept. */
export function newVaultStore(bridge: Bridge) {
  const store = createStore<NewVaultState>(() => ({ step: "place", draft: nothingYet }));
  return {
    ...store,
    ...placing(bridge, store),
    ...keeping(store),
    homes: keyHomesStore(bridge),
    create: creating(bridge, store),
  };
}

type Store = StoreApi<NewVaultState>;

function draftIn(store: Store): Draft {
  const state = store.getState();
  return state.step === "created" ? nothingYet : state.draft;
}

/** Name and place. */
function placing(bridge: Bridge, store: Store) {
  const draft = (): Draft => draftIn(store);
  let pause: ReturnType<typeof setTimeout> | undefined;

  function change(changed: Partial<Draft>): void {
    store.setState((state) =>
      state.step === "created" ? state : { ...state, draft: { ...state.draft, ...changed } },
    );
  }

  async function check(): Promise<void> {
    clearTimeout(pause);
    const { name, placeId } = draft();
    if (placeId === null || nameProblem(name) !== null) return;
    const reply = await bridge.ask("places.check", { placeId, name: vaultName(name) });
    // An answer about what the user has changed meanwhile is none.
    const isAboutThis = draft().name === name && draft().placeId === placeId;
    if (reply.ok && isAboutThis) change({ check: reply.value });
  }

  function choose(placeId: PlaceId): void {
    change({ placeId, check: null });
    void check();
  }

  return {
    ...searching(bridge, { draft, change, choose }),
    choose,
    setExpert: (expert: Partial<Pick<Draft, "cipher" | "threshold">>): void => {
      change(expert);
    },
    rename: (name: string): void => {
      change({ name, check: null });
      clearTimeout(pause);
      pause = setTimeout(() => void check(), pauseMs);
    },
    /** Goes on to the key file, if name and place are found to be good. */
    next: async (): Promise<void> => {
      await check();
      const current = draft();
      if (current.check === null || !isComplete(current)) return;
      store.setState({ step: "key", draft: current }, true);
    },
    toPlace: (): void => {
      store.setState({ step: "place", draft: draft() }, true);
      void check();
    },
  };
}

/** Where the key file is kept. */
function keeping(store: Store) {
  const go = (step: "key" | "password"): void => {
    store.setState({ step, draft: draftIn(store) }, true);
  };
  return {
    chooseKeyHome: (keyHome: KeyHomeId | null): void => {
      store.setState({ step: "key", draft: { ...draftIn(store), keyHome } }, true);
    },
    toKey: (): void => {
      go("key");
    },
    toPassword: (): void => {
      go("password");
    },
  };
}

interface Drafting {
  readonly draft: () => Draft;
  readonly change: (changed: Partial<Draft>) => void;
  readonly choose: (placeId: PlaceId) => void;
}

/** The places to choose from. */
function searching(bridge: Bridge, { draft, change, choose }: Drafting) {
  return {
    findPlaces: async (): Promise<void> => {
      const reply = await bridge.ask("places.find", {});
      change({ places: [...(reply.ok ? reply.value : []), ...(draft().places ?? [])] });
    },
    pickPlace: async (): Promise<void> => {
      const reply = await bridge.ask("places.pick", {});
      if (!reply.ok || reply.value === null) return;
      const picked = reply.value;
      // Main gives a folder one id, so a cloud folder that is picked is the one in the list.
      const known = draft().places ?? [];
      if (!known.some(({ id }) => id === picked.id)) change({ places: [...known, picked] });
      choose(picked.id);
    },
  };
}

function creating(bridge: Bridge, store: Store) {
  return async (password: string): Promise<void> => {
    const draft = draftIn(store);
    const { placeId, cipher, keyHome } = draft;
    if (placeId === null) return;
    const name = vaultName(draft.name);
    const shorteningThreshold = thresholdOf(draft);
    store.setState({ step: "creating", draft }, true);
    const wish = { placeId, name, password, cipher, shorteningThreshold, keyHome };
    const reply = await bridge.ask("vault.create", wish);
    store.setState(
      reply.ok
        ? { step: "created", id: reply.value.id, name }
        : { step: "password", draft, failure: reply.failure },
      true,
    );
  };
}
