import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { text } from "../../../src-shared/text/en.ts";
import { changePasswordText as words } from "../../../src-shared/text/keys-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { NewPasswordFields } from "../../new-vault/new-password-fields.tsx";
import { useNewPassword } from "../../new-vault/use-new-password.ts";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import type { PasswordChange } from "./change-password-store.ts";
import { GuessCostField } from "./guess-cost-field.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name">;
  /** A dearer guess is chosen from the beginning. */
  readonly isDearer: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly onChange: (change: PasswordChange) => void;
  readonly onClose: () => void;
}

/** The old password, the new one twice, and that it is kept. */
export function ChangePasswordForm(props: Props): ReactElement {
  const { bridge, vault, isDearer, isBusy, failure, onChange, onClose } = props;
  const current = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const fields = useNewPassword(bridge, password, repeat);
  const [isFilled, setIsFilled] = useState(false);
  const [isShown, setIsShown] = useState(false);
  const [guessCost, setGuessCost] = useState<number | null>(null);
  const [isKept, setIsKept] = useState(false);
  const cost = { value: guessCost, onChange: setGuessCost };
  const isReady = isFilled && fields.isReady && isKept && !isBusy;

  // Refused: the text is selected, so that typing replaces it.
  useEffect(() => {
    if (failure?.kind === "wrong-password") current.current?.select();
  }, [failure]);

  function submit(): void {
    if (!isReady) return;
    onChange({
      password: current.current?.value ?? "",
      newPassword: password.current?.value ?? "",
      guessCost,
    });
  }

  return (
    <Dialog
      title={words.title(vault.name)}
      onSubmit={submit}
      onCancel={() => {
        if (!isBusy) onClose();
      }}
    >
      {failure && <FailureAlert failure={failure} />}
      <PasswordField
        ref={current}
        label={words.current}
        isBusy={isBusy}
        isRefused={failure?.kind === "wrong-password"}
        isShown={isShown}
        onShow={setIsShown}
        onInput={() => {
          setIsFilled(current.current?.value !== "");
        }}
      />
      <NewPasswordFields
        password={password}
        repeat={repeat}
        fields={fields}
        isBusy={isBusy}
        label={words.fresh}
      />
      <GuessCostField bridge={bridge} id={vault.id} isDearer={isDearer} {...cost} />
      <CheckField label={words.acknowledge} isChecked={isKept} onChange={setIsKept} />
      {isBusy && <ProgressBar label={words.progress} />}
      <DialogButtons>
        <Button disabled={isBusy} onClick={onClose}>
          {text.cancel}
        </Button>
        <Button look="primary" type="submit" disabled={!isReady}>
          {isBusy ? words.changing : words.change}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
