import { createStore } from "zustand/vanilla";
import type { NewVaultStore } from "./new-vault/new-vault-store.ts";

/** A part of the options that somebody is led to. */
export type OptionsSection = "recovery-key" | "key-file" | "unlocking" | "check";

/** What the right-hand side of the window shows. */
export type View =
  /** The chosen vault, or the welcome while there is none. */
  | { readonly kind: "vault" }
  /** What can be decided about the chosen vault, and done to it. */
  | { readonly kind: "options"; readonly section: OptionsSection | null }
  | { readonly kind: "events" }
  | { readonly kind: "preferences" }
  | { readonly kind: "new-vault"; readonly wizard: NewVaultStore };

/** Whether it is the chosen vault that is shown. */
export function isAboutVault({ kind }: View): boolean {
  return kind === "vault" || kind === "options";
}

export type ViewStore = ReturnType<typeof viewStore>;

export function viewStore() {
  const store = createStore<View>(() => ({ kind: "vault" }));
  return {
    ...store,
    showVault: (): void => {
      store.setState({ kind: "vault" }, true);
    },
    showOptions: (): void => {
      store.setState({ kind: "options", section: null }, true);
    },
    showSection: (section: OptionsSection): void => {
      store.setState({ kind: "options", section }, true);
    },
    showEvents: (): void => {
      store.setState({ kind: "events" }, true);
    },
    showPreferences: (): void => {
      store.setState({ kind: "preferences" }, true);
    },
    showNewVault: (wizard: NewVaultStore): void => {
      store.setState({ kind: "new-vault", wizard }, true);
    },
  };
}
