import { type ReactElement, useMemo } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { OldCopiesDialog } from "../change-password/old-copies-dialog.tsx";
import { RecoverForm } from "./recover-form.tsx";
import { recoverVaultStore } from "./recover-vault-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name">;
  readonly onClose: () => void;
}

/** A new password for a vault whose old one is not known any more. */
export function RecoverVaultDialog({ bridge, vault, onClose }: Props): ReactElement {
  const store = useMemo(() => recoverVaultStore(bridge, vault.id), [bridge, vault.id]);
  const state = useStore(store);
  if (state.step === "recovered") {
    const { oldCopies } = state;
    return (
      <OldCopiesDialog bridge={bridge} id={vault.id} oldCopies={oldCopies} onClose={onClose} />
    );
  }
  return (
    <RecoverForm
      bridge={bridge}
      vaultName={vault.name}
      state={state}
      store={store}
      onClose={onClose}
    />
  );
}
