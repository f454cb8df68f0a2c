import { type ReactElement, useEffect } from "react";
import { useStore } from "zustand";
import { text } from "../../../src-shared/text/en.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import type { RemoveVaultStore } from "./remove-vault-store.ts";

interface Props {
  readonly vaultName: string;
  readonly store: RemoveVaultStore;
  readonly onClose: () => void;
}

/** Says what removing means before it happens. */
export function RemoveVaultDialog({ vaultName, store, onClose }: Props): ReactElement {
  const state = useStore(store);
  const isBusy = state.step === "removing";
  const failure = state.step === "asking" ? state.failure : undefined;

  useEffect(() => {
    if (state.step === "removed") onClose();
  }, [state.step, onClose]);

  return (
    <Dialog
      title={text.removeDialog.title(vaultName)}
      onSubmit={() => {
        void store.remove();
      }}
      onCancel={onClose}
    >
      <p className="dialog-body">{text.removeDialog.body}</p>
      {failure && <FailureAlert failure={failure} />}
      <DialogButtons>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="primary" type="submit" disabled={isBusy}>
          {isBusy ? text.removeDialog.removing : text.removeDialog.remove}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
