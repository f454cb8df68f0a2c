import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { programName } from "../../../src-shared/model/program-words.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { text } from "../../../src-shared/text/en.ts";
import { recoverVaultText } from "../../../src-shared/text/keys-text.ts";
import { passwordProgramText } from "../../../src-shared/text/password-program-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { ProgramLine } from "./program-line.tsx";
import { UnlockChoices } from "./unlock-choices.tsx";
import type { PasswordOrigin, UnlockState, UnlockVaultStore } from "./unlock-vault-store.ts";

interface Props {
  readonly vault: Pick<VaultSummary, "name" | "place" | "options" | "isPasswordSaved">;
  readonly store: UnlockVaultStore;
  /** Which key file the password is for. */
  readonly keyLine?: ReactNode;
  /** The password is not known any more. */
  readonly onForgotten: () => void;
  readonly onClose: () => void;
}

/** Asks for the password of a locked vault; one that is saved, or that a program knows, is tried by itself. */
export function UnlockVaultDialog(props: Props): ReactElement {
  const { vault, store, keyLine, onForgotten, onClose } = props;
  const state = useStore(store);
  const [isFilled, setIsFilled] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const readOnly = useRef<HTMLInputElement>(null);
  const remember = useRef<HTMLInputElement>(null);
  const program = vault.options.passwordProgram;
  const isBusy = state.step === "unlocking";
  const failure = state.step === "asking" ? state.failure : undefined;

  useUnasked(store, vault);

  // Refused: the text is selected, so that typing replaces it.
  useEffect(() => {
    if (failure) field.current?.select();
  }, [failure]);

  useEffect(() => {
    if (state.step === "open") onClose();
  }, [state.step, onClose]);

  function cancel(): void {
    void store.stop();
    onClose();
  }

  function submit(): void {
    if (isBusy || !field.current?.value) return;
    const isRemembered = remember.current?.checked === true;
    void store.unlock(field.current.value, readOnly.current?.checked === true, isRemembered);
  }

  return (
    <Dialog title={text.unlockDialog.title(vault.name)} onSubmit={submit} onCancel={cancel}>
      <p className="dialog-sub">{vault.place}</p>
      {failure && <FailureAlert failure={failure} {...refusal(state, program)} />}
      {keyLine}
      <ProgramLine program={program} store={store} readOnly={readOnly} />
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
      <UnlockChoices
        vault={vault}
        store={store}
        isBusy={isBusy}
        remember={remember}
        readOnly={readOnly}
      />
      {state.step === "unlocking" && <ProgressBar label={progressOf(state, program)} />}
      <DialogButtons>
        <Button look="quiet" disabled={isBusy} onClick={onForgotten}>
          {recoverVaultText.forgotten}
        </Button>
        <Button onClick={cancel}>{text.cancel}</Button>
        <Button look="primary" type="submit" disabled={isBusy || !isFilled}>
          {isBusy ? text.unlockDialog.unlocking : text.unlockDialog.unlock}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

/** Tries what main knew when the dialog came up. A password that it saves itself is not tried by it again. */
function useUnasked(store: UnlockVaultStore, vault: Props["vault"]): void {
  const [{ options, isPasswordSaved }] = useState(vault);
  useEffect(() => {
    if (options.passwordProgram !== null) store.tryUnasked("program", options.readOnly);
    else if (isPasswordSaved) store.tryUnasked("saved", options.readOnly);
  }, [store, options, isPasswordSaved]);
}

/** A saved password that is wrong was right once: it has been changed elsewhere. */
function refusal(state: UnlockState, program: string | null): { readonly sentence?: string } {
  if (state.step !== "asking" || state.failure?.kind !== "wrong-password") return {};
  if (state.by === "saved") return { sentence: text.unlockDialog.savedIsWrong };
  return state.by === "program" && program !== null
    ? { sentence: passwordProgramText.failed.wrong(programName(program)) }
    : {};
}

function progressOf({ by }: { readonly by: PasswordOrigin }, program: string | null): string {
  return by === "program" && program !== null
    ? passwordProgramText.asking(programName(program))
    : text.unlockDialog.progress;
}
