import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import type { Failure } from "../../../src-shared/failure.ts";
import { text } from "../../../src-shared/text/en.ts";
import { keyWorkText as words } from "../../../src-shared/text/key-file-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";

interface Props {
  readonly title: string;
  readonly submit: string;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  /** Whether all but the password is decided. */
  readonly isDecided: boolean;
  readonly onSubmit: (password: string) => void;
  readonly onClose: () => void;
  /** What there is to decide, before the password. */
  readonly children: ReactNode;
}

/** A question about the key file, with the password that proves it. */
export function KeyWorkForm(props: Props): ReactElement {
  const { title, submit, isBusy, failure, isDecided, onSubmit, onClose, children } = props;
  const field = useRef<HTMLInputElement>(null);
  const [isFilled, setIsFilled] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const isReady = isFilled && isDecided && !isBusy;

  // Refused: the text is selected, so that typing replaces it.
  useEffect(() => {
    if (failure?.kind === "wrong-password") field.current?.select();
  }, [failure]);

  return (
    <Dialog
      title={title}
      onSubmit={() => {
        if (isReady) onSubmit(field.current?.value ?? "");
      }}
      onCancel={() => {
        if (!isBusy) onClose();
      }}
    >
      {failure && <FailureAlert failure={failure} />}
      {children}
      <PasswordField
        ref={field}
        label={words.password}
        isBusy={isBusy}
        isRefused={failure?.kind === "wrong-password"}
        isShown={isShown}
        onShow={setIsShown}
        onInput={() => {
          setIsFilled(field.current?.value !== "");
        }}
      />
      {isBusy && <ProgressBar label={words.progress} />}
      <DialogButtons>
        <Button disabled={isBusy} onClick={onClose}>
          {text.cancel}
        </Button>
        <Button look="primary" type="submit" disabled={!isReady}>
          {isBusy ? words.working : submit}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
