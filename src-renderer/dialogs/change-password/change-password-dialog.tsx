import { type ReactElement, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { changePasswordStore } from "./change-password-store.ts";
import { PasswordChanged } from "./password-changed.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name">;
  readonly onClose: () => void;
}

/** Another password for a vault, and then the older key files, which the old one still opens. */
export function ChangePasswordDialog({ bridge, vault, onClose }: Props): ReactElement | null {
  const store = useMemo(() => changePasswordStore(bridge, vault.id), [bridge, vault.id]);
  const state = useStore(store);

  useEffect(() => {
    if (state.step === "done") onClose();
  }, [state.step, onClose]);

  if (state.step === "done") return null;
  if (!("oldCopies" in state)) {
    return (
      <ChangePasswordForm
        bridge={bridge}
        vaultName={vault.name}
        isBusy={state.step === "changing"}
        failure={state.failure}
        onChange={(password, newPassword) => void store.change(password, newPassword)}
        onClose={onClose}
      />
    );
  }
  return (
    <PasswordChanged
      oldCopies={state.oldCopies}
      isBusy={state.step === "removing"}
      failure={state.failure}
      onRemove={() => void store.removeOldCopies()}
      onClose={onClose}
    />
  );
}
