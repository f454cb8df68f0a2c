import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import type { Failure } from "../../src-shared/failure.ts";
import { programName } from "../../src-shared/model/program-words.ts";
import { text } from "../../src-shared/text/en.ts";
import { passwordProgramText } from "../../src-shared/text/password-program-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "./button.tsx";
import { PasswordField } from "./password-field.tsx";

interface Props {
  readonly label: string;
  readonly submit: string;
  /** Why it did not begin the last time. */
  readonly failure: Failure | null;
  /** Takes what was typed; the field is empty after. */
  readonly onSubmit: (password: string) => void;
  /** What else there is to choose, between the field and the button. */
  readonly children?: ReactNode;
  /** The command line of a program that prints the password; `null` if there is none. */
  readonly program?: string | null;
  /** The program is to be asked. */
  readonly onProgram?: () => void;
  /** The way back, where there is one. */
  readonly onCancel?: () => void;
}

/** Something on a page that begins with the password of the vault. */
export function PasswordForm(props: Props): ReactElement {
  const { label, submit, failure, onSubmit, children, onCancel } = props;
  const { program = null, onProgram } = props;
  const [isFilled, setIsFilled] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (failure) field.current?.focus();
  }, [failure]);

  return (
    <form
      className="password-form"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = field.current?.value;
        if (!field.current || !typed) return;
        field.current.value = "";
        setIsFilled(false);
        onSubmit(typed);
      }}
    >
      {failure && <FailureAlert failure={failure} />}
      <PasswordField
        ref={field}
        label={label}
        isBusy={false}
        isRefused={failure?.kind === "wrong-password"}
        isShown={isShown}
        onShow={setIsShown}
        onInput={() => {
          setIsFilled(field.current?.value !== "");
        }}
      />
      {children}
      <div className="form-buttons">
        {onCancel && <Button onClick={onCancel}>{text.cancel}</Button>}
        {program !== null && onProgram && (
          <Button onClick={onProgram}>{passwordProgramText.ask(programName(program))}</Button>
        )}
        <Button look="primary" type="submit" disabled={!isFilled}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
