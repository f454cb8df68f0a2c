import { type KeyboardEvent, type ReactElement, type Ref, useId, useState } from "react";
import { text } from "../../src-shared/text/en.ts";
import { passwordFieldText } from "../../src-shared/text/password-field-text.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

interface Props {
  readonly label: string;
  readonly isBusy: boolean;
  readonly isRefused: boolean;
  /** Whether what is typed can be read. */
  readonly isShown: boolean;
  readonly onShow: (isShown: boolean) => void;
  /** Told after every change; what is typed stays in the element, to be read when it is needed. */
  readonly onInput: () => void;
  readonly ref: Ref<HTMLInputElement>;
}

/**
 * A field for a password.
 *
 * What is typed is never held by the program: it lives in the input element
 * until whoever holds the `ref` takes it.
 */
export function PasswordField(props: Props): ReactElement {
  const { label, isBusy, isRefused, isShown, onShow, onInput, ref } = props;
  const [isCapsLock, setIsCapsLock] = useState(false);
  const [isUnseen, setIsUnseen] = useState(false);
  const id = useId();
  const hintId = useId();

  function watchCapsLock(event: KeyboardEvent): void {
    setIsCapsLock(event.getModifierState("CapsLock"));
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          ref={ref}
          id={id}
          type={isShown ? "text" : "password"}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          readOnly={isBusy}
          aria-invalid={isRefused}
          aria-describedby={hintId}
          onInput={({ currentTarget }) => {
            setIsUnseen(/\p{Cc}/u.test(currentTarget.value));
            onInput();
          }}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
        />
        <Button
          look="icon"
          aria-label={text.unlockDialog.show}
          aria-pressed={isShown}
          onClick={() => {
            onShow(!isShown);
          }}
        >
          <Icon name={isShown ? "eyeOff" : "eye"} size={18} />
        </Button>
      </div>
      <p id={hintId} className="field-hint" aria-live="polite">
        {(isCapsLock || isUnseen) && (
          <>
            <Icon name="alert" />
            {isUnseen ? passwordFieldText.unseen : text.unlockDialog.capsLock}
          </>
        )}
      </p>
    </div>
  );
}
