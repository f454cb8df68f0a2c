import { type ReactElement, useMemo } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { changePasswordStore } from "./change-password-store.ts";
import { OldCopiesDialog } from "./old-copies-dialog.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name">;
  /** It is changed so that each guess costs more than now. */
  readonly isDearer?: boolean;
  readonly onClose: () => void;
}

/** Another password for a vault, and then the older key files, which the old one still opens. */
export function ChangePasswordDialog(props: Props): ReactElement {
  const { bridge, vault, isDearer = false, onClose } = props;
  const store = useMemo(() => changePasswordStore(bridge, vault.id), [bridge, vault.id]);
  const state = useStore(store);

  if (state.step === "changed") {
    const { oldCopies } = state;
    return (
      <OldCopiesDialog bridge={bridge} id={vault.id} oldCopies={oldCopies} onClose={onClose} />
    );
  }
  return (
    <ChangePasswordForm
      bridge={bridge}
      vault={vault}
      isDearer={isDearer}
      isBusy={state.step === "changing"}
      failure={state.step === "asking" ? state.failure : null}
      onChange={(change) => void store.change(change)}
      onClose={onClose}
    />
  );
}
