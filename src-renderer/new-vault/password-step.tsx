import { type ReactElement, useEffect, useRef } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import { text } from "../../src-shared/text/en.ts";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { NewPasswordFields } from "./new-password-fields.tsx";
import type { NewVaultState, NewVaultStore } from "./new-vault-store.ts";
import { useNewPassword } from "./use-new-password.ts";

interface Props {
  readonly bridge: Bridge;
  readonly state: Extract<NewVaultState, { step: "password" | "creating" }>;
  readonly wizard: NewVaultStore;
  readonly onCancel: () => void;
}

export function PasswordStep({ bridge, state, wizard, onCancel }: Props): ReactElement {
  const password = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const fields = useNewPassword(bridge, password, repeat);
  const isBusy = state.step === "creating";
  const failure = state.step === "password" ? state.failure : undefined;

  useEffect(() => {
    password.current?.focus();
  }, []);

  return (
    <form
      className="new-vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && fields.isReady) void wizard.create(password.current?.value ?? "");
      }}
    >
      {failure && <FailureAlert failure={failure} />}
      <NewPasswordFields password={password} repeat={repeat} fields={fields} isBusy={isBusy} />
      <p className="card-note">{words.passwordWarning}</p>
      {isBusy && <ProgressBar label={words.creating} />}
      <div className="new-vault-buttons">
        <Button look="quiet" disabled={isBusy} onClick={onCancel}>
          {text.cancel}
        </Button>
        <Button disabled={isBusy} onClick={wizard.toKey}>
          {words.back}
        </Button>
        <Button look="primary" type="submit" disabled={isBusy || !fields.isReady}>
          {isBusy ? words.creating : words.create}
        </Button>
      </div>
    </form>
  );
}
