import { createStore } from "zustand/vanilla";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** Every dialog of the app. One at a time: a dialog never opens a dialog. */
export type OpenDialog =
  | { readonly kind: "unlock"; readonly id: VaultId }
  | { readonly kind: "remove"; readonly id: VaultId }
  | { readonly kind: "rename"; readonly id: VaultId }
  | { readonly kind: "add-refused"; readonly failure: Failure };

export function dialogStore() {
  const store = createStore<{ readonly open: OpenDialog | null }>(() => ({ open: null }));
  return {
    ...store,
    show: (open: OpenDialog): void => {
      store.setState({ open });
    },
    close: (): void => {
      store.setState({ open: null });
    },
  };
}
