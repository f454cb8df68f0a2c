import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import { text } from "../../../src-shared/text/en.ts";
import { recoverVaultText as words } from "../../../src-shared/text/keys-text.ts";
import { NewPasswordFields } from "../../new-vault/new-password-fields.tsx";
import { useNewPassword } from "../../new-vault/use-new-password.ts";
import { WordsField } from "../../recovery-words/words-field.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import type { RecoverState, RecoverVaultStore } from "./recover-vault-store.ts";
import { Refused } from "./refused.tsx";

interface RecoverTexts {
  readonly title: (name: string) => string;
  readonly about: string;
  readonly belongs: string;
  readonly progress: string;
  readonly recover: string;
  readonly recovering: string;
}

interface Props {
  readonly bridge: Bridge;
  readonly vaultName: string;
  readonly state: Extract<RecoverState, { step: "words" | "password" }>;
  readonly store: Pick<RecoverVaultStore, "check">;
  /** What is said of it, where it is more than a new password. */
  readonly texts?: RecoverTexts;
  /** What else there is to decide beside the password, and whether it is. */
  readonly choice?: { readonly isMade: boolean; readonly shown: ReactNode };
  readonly onRecover: (words: string, newPassword: string) => void;
  /** The vault can be opened with nothing changed; absent where that is no use. */
  readonly onUnlock?: (words: string) => void;
  readonly onClose: () => void;
}

/** The words, and then a new password. The words stay in their field, and go with it. */
export function RecoverForm(props: Props): ReactElement {
  const { bridge, vaultName, state, store, texts = words, choice, onUnlock, onClose } = props;
  const typed = useRef<HTMLTextAreaElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const fields = useNewPassword(bridge, password, repeat);
  const [isFilled, setIsFilled] = useState(false);
  const { step, isBusy, refusal } = state;
  const isDecided = fields.isReady && choice?.isMade !== false;
  const isReady = !isBusy && (step === "words" ? isFilled : isDecided);

  useEffect(() => {
    if (step === "words") typed.current?.focus();
    else password.current?.focus();
  }, [step]);

  function submit(): void {
    const key = typed.current?.value ?? "";
    if (!isReady) return;
    if (step === "words") void store.check(key);
    else props.onRecover(key, password.current?.value ?? "");
  }

  return (
    <Dialog
      title={texts.title(vaultName)}
      onSubmit={submit}
      onCancel={() => {
        if (!isBusy) onClose();
      }}
    >
      <p className="dialog-body">{step === "words" ? texts.about : texts.belongs}</p>
      {refusal && <Refused refusal={refusal} />}
      <WordsField
        ref={typed}
        isHidden={step !== "words"}
        isBusy={isBusy}
        isRefused={refusal?.of === "words"}
        onInput={() => {
          setIsFilled(typed.current?.value.trim() !== "");
        }}
      />
      {step === "password" && (
        <>
          <NewPasswordFields password={password} repeat={repeat} fields={fields} isBusy={isBusy} />
          {choice?.shown}
        </>
      )}
      {isBusy && <ProgressBar label={progressLabel(state, texts)} />}
      <DialogButtons>
        {step === "password" && onUnlock && (
          <Button
            look="quiet"
            disabled={isBusy}
            onClick={() => {
              onUnlock(typed.current?.value ?? "");
            }}
          >
            {words.once}
          </Button>
        )}
        <Button disabled={isBusy} onClick={onClose}>
          {text.cancel}
        </Button>
        <Button look="primary" type="submit" disabled={!isReady}>
          {submitLabel(state, texts)}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function submitLabel(state: Props["state"], texts: RecoverTexts): string {
  if (state.step === "words") return state.isBusy ? words.checking : words.next;
  return state.isBusy && !state.isUnlocking ? texts.recovering : texts.recover;
}

function progressLabel(state: Props["state"], texts: RecoverTexts): string {
  if (state.step === "words") return words.checking;
  return state.isUnlocking ? words.unlocking : texts.progress;
}
