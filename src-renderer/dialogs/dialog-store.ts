import { createStore } from "zustand/vanilla";
import type { Failure } from "../../src-shared/failure.ts";
import type { FileInUse } from "../../src-shared/model/file-in-use.ts";
import type { Trouble } from "../../src-shared/model/trouble.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** What keeps a vault from being locked. */
export interface WhatIsInUse {
  readonly files: readonly FileInUse[];
  readonly isDriveBusy: boolean;
}

/** Every dialog of the app. One at a time: a dialog never opens a dialog. */
export type OpenDialog =
  | { readonly kind: "unlock"; readonly id: VaultId }
  | { readonly kind: "remove"; readonly id: VaultId }
  | { readonly kind: "rename"; readonly id: VaultId }
  | { readonly kind: "recover" | "restore"; readonly id: VaultId }
  /** `dearer`: so that each guess costs more than now. */
  | { readonly kind: "change-password"; readonly id: VaultId; readonly dearer?: boolean }
  | { readonly kind: "leave-hub"; readonly id: VaultId }
  | { readonly kind: "move-key" | "copy-key" | "remember-key"; readonly id: VaultId }
  | ({ readonly kind: "still-writing"; readonly id: VaultId } & WhatIsInUse)
  | { readonly kind: "add-refused"; readonly failure: Failure }
  | { readonly kind: "drop-refused"; readonly failure: Failure }
  | { readonly kind: "quit" }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

export type DialogStore = ReturnType<typeof dialogStore>;

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
