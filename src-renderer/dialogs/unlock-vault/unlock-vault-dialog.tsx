import { type ReactElement, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { text } from "../../../src-shared/text/en.ts";
import { failureText } from "../../../src-shared/text/failure-text.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import type { UnlockVaultStore } from "./unlock-vault-store.ts";

interface Props {
  readonly vaultName: string;
  readonly place: string;
  readonly store: UnlockVaultStore;
  readonly onClose: () => void;
}

/** Asks for the password of a locked vault. */
export function UnlockVaultDialog({ vaultName, place, store, onClose }: Props): ReactElement {
  const state = useStore(store);
  const [isFilled, setIsFilled] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const readOnly = useRef<HTMLInputElement>(null);
  const isBusy = state.step === "unlocking";
  const failure = state.step === "asking" ? state.failure : undefined;

  // Refused: the text is selected, so that typing replaces it.
  useEffect(() => {
    if (failure) field.current?.select();
  }, [failure]);

  useEffect(() => {
    if (state.step === "open") onClose();
  }, [state.step, onClose]);

  return (
    <Dialog
      title={text.unlockDialog.title(vaultName)}
      onSubmit={() => {
        if (!isBusy && field.current?.value) {
          void store.unlock(field.current.value, readOnly.current?.checked === true);
        }
      }}
      onCancel={() => {
        void store.stop();
        onClose();
      }}
    >
      <p className="dialog-sub">{place}</p>
      {failure && <Alert>{failureText(failure)}</Alert>}
      <PasswordField
        ref={field}
        label={text.unlockDialog.password}
        isBusy={isBusy}
        isRefused={failure?.kind === "wrong-password"}
        isShown={isShown}
        onShow={setIsShown}
        onInput={() => {
          setIsFilled(field.current?.value !== "");
        }}
      />
      <label className="check">
        <input ref={readOnly} type="checkbox" disabled={isBusy} />
        {text.unlockDialog.readOnly}
      </label>
      {isBusy && <ProgressBar label={text.unlockDialog.progress} />}
      <DialogButtons>
        <Button
          onClick={() => {
            void store.stop();
            onClose();
          }}
        >
          {text.cancel}
        </Button>
        <Button look="primary" type="submit" disabled={isBusy || !isFilled}>
          {isBusy ? text.unlockDialog.unlocking : text.unlockDialog.unlock}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
