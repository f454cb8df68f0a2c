import type { ReactElement, Ref } from "react";
import { MIN_PASSWORD } from "../../src-shared/model/new-vault.ts";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { StrengthMeter } from "./strength-meter.tsx";
import type { NewPassword } from "./use-new-password.ts";

interface Props {
  readonly password: Ref<HTMLInputElement>;
  readonly repeat: Ref<HTMLInputElement>;
  readonly fields: NewPassword;
  readonly isBusy: boolean;
  /** Of the first field, where there is another password beside it. */
  readonly label?: string;
}

/** A new password, how strong it is, and once more. */
export function NewPasswordFields(props: Props): ReactElement {
  const { password, repeat, fields, isBusy, label = words.password } = props;
  const { isShown, onShow, onInput } = fields;
  return (
    <>
      <div className="new-password">
        <PasswordField
          ref={password}
          label={label}
          isBusy={isBusy}
          isRefused={fields.isTooShort}
          isShown={isShown}
          onShow={onShow}
          onInput={onInput}
        />
        <StrengthMeter judgement={fields.judgement} />
        <p className="field-hint" aria-live="polite">
          {fields.isTooShort && words.tooShort(MIN_PASSWORD)}
        </p>
        <Button look="quiet" disabled={isBusy} onClick={() => void fields.suggest()}>
          <Icon name="dice" />
          {words.suggest}
        </Button>
      </div>
      <PasswordField
        ref={repeat}
        label={words.repeat}
        isBusy={isBusy}
        isRefused={fields.isDifferent}
        isShown={isShown}
        onShow={onShow}
        onInput={onInput}
      />
      <p className="field-hint" role="status">
        {fields.isDifferent && words.differs}
        {fields.isSuggested && words.suggested}
      </p>
    </>
  );
}
