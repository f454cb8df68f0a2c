import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { RestorePlan } from "../../../src-shared/model/restore.ts";
import { text } from "../../../src-shared/text/en.ts";
import { restoreText as words } from "../../../src-shared/text/restore-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { isThere, keyHomesStore } from "../../key-file/key-homes-store.ts";
import { NewPasswordFields } from "../../new-vault/new-password-fields.tsx";
import { useNewPassword } from "../../new-vault/use-new-password.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { firstHome, RecoverKeyHome } from "../recover-vault/recover-key-home.tsx";
import { Refused } from "../recover-vault/refused.tsx";
import { RestoreChoiceStep } from "./restore-choice-step.tsx";
import { type Chosen, choiceOf, firstChosen, isDecided } from "./restore-choices.ts";
import { RestoreKeyStep } from "./restore-key-step.tsx";
import { RestoreProgressLine } from "./restore-progress-line.tsx";
import type { RestoreState, RestoreVaultStore } from "./restore-vault-store.ts";
import { useSecret } from "./use-secret.ts";

type FormState = Extract<RestoreState, { step: "key" | "choice" }>;

interface Props {
  readonly bridge: Bridge;
  readonly vaultName: string;
  readonly state: FormState;
  readonly store: RestoreVaultStore;
  readonly onClose: () => void;
}

/** What shows that the vault is the user's, and then what it gets back. The secret stays in its field, and goes with it. */
export function RestoreForm({ bridge, vaultName, state, store, onClose }: Props): ReactElement {
  const { step, busy } = state;
  const form = useRestoreForm(bridge, state, store);
  const isBusy = busy !== null;

  function cancel(): void {
    if (isBusy) void store.stop();
    else onClose();
  }

  return (
    <Dialog title={words.title(vaultName)} onSubmit={form.submit} onCancel={cancel}>
      <Problem state={state} />
      <Steps state={state} store={store} form={form} />
      {busy && (
        <RestoreProgressLine
          progress={busy.progress}
          label={step === "key" ? words.looking : words.restoring}
        />
      )}
      <DialogButtons>
        {step === "choice" && (
          <Button look="quiet" disabled={isBusy} onClick={store.back}>
            {words.back}
          </Button>
        )}
        <Button onClick={cancel}>{isBusy ? words.stop : text.cancel}</Button>
        <Button look="primary" type="submit" disabled={!form.isReady}>
          {step === "key" ? words.next : words.restore}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

interface StepsProps extends Pick<Props, "state" | "store"> {
  readonly form: ReturnType<typeof useRestoreForm>;
}

function Steps({ state, store, form }: StepsProps): ReactElement {
  const { secret, fields, password, repeat, key, chosen, choose } = form;
  const { lost } = state;
  const isBusy = state.busy !== null;
  return (
    <>
      <RestoreKeyStep
        lost={lost}
        kind={secret.kind}
        isHidden={state.step !== "key"}
        isBusy={isBusy}
        isRefused={isSecretRefused(state)}
        wordsField={secret.words}
        passwordField={secret.password}
        onKind={secret.onKind}
        onInput={secret.onInput}
        onChooseKey={() => void store.chooseKey()}
      />
      {state.step === "choice" && (
        <RestoreChoiceStep
          plan={state.plan}
          isByPassword={secret.kind === "password"}
          isBusy={isBusy}
          chosen={chosen}
          onChoose={choose}
          newKey={
            <NewPasswordFields
              password={password}
              repeat={repeat}
              fields={fields}
              isBusy={isBusy}
            />
          }
          keyHome={
            <RecoverKeyHome
              homes={key.homes}
              where={lost.keyWhere}
              home={key.home}
              onChoose={key.setHome}
            />
          }
        />
      )}
    </>
  );
}

/** What is typed and chosen in both steps, and what comes of it. */
function useRestoreForm(bridge: Bridge, state: FormState, store: RestoreVaultStore) {
  const secret = useSecret(state.lost);
  const password = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const fields = useNewPassword(bridge, password, repeat);
  const key = useKeyHome(bridge, state);
  const [chosen, choose] = useChosen(state.step === "choice" ? state.plan : null);
  const decided = { isPasswordReady: fields.isReady, isHomeChosen: key.isHomeChosen };
  const isReady =
    state.busy === null &&
    (state.step === "key" ? secret.isFilled : isDecided(state.plan, chosen, decided));
  const { step } = state;

  useEffect(() => {
    if (step === "key") (secret.kind === "words" ? secret.words : secret.password).current?.focus();
  }, [step, secret.kind, secret.words, secret.password]);

  function submit(): void {
    if (!isReady) return;
    if (state.step === "key") void store.look(secret.take());
    else {
      const newPassword = password.current?.value ?? "";
      void store.restore(secret.take(), choiceOf(state.plan, chosen, newPassword, key.home));
    }
  }

  return { secret, fields, password, repeat, key, chosen, choose, isReady, submit };
}

function Problem({ state }: { readonly state: FormState }): ReactElement | null {
  if (state.step === "key") return state.refusal && <Refused refusal={state.refusal} />;
  return state.failure && <FailureAlert failure={state.failure} />;
}

function isSecretRefused(state: FormState): boolean {
  const refusal = state.step === "key" ? state.refusal : null;
  if (refusal === null) return false;
  return refusal.of === "words" || refusal.failure.kind === "wrong-password";
}

/** Where a key file goes, as it was when the user first came to say so. */
function useKeyHome(bridge: Bridge, { lost }: FormState) {
  const homes = useMemo(() => keyHomesStore(bridge), [bridge]);
  const there = useStore(homes);
  const [home, setHome] = useState(() =>
    firstHome(lost.keyFile === "missing" ? null : lost.keyWhere),
  );
  const isHomeChosen = home !== null && (home.kind !== "home" || isThere(there, home.id));
  return { homes, home, setHome, isHomeChosen };
}

const nothingChosen: Chosen = { config: null, keyFile: null, threshold: "" };

/** What is chosen of a plan, anew for each plan. */
function useChosen(plan: RestorePlan | null) {
  const [mine, setMine] = useState<{ plan: RestorePlan | null; chosen: Chosen } | null>(null);
  const first = useMemo(() => (plan === null ? nothingChosen : firstChosen(plan)), [plan]);
  const chosen = mine?.plan === plan ? mine.chosen : first;
  const choose = (next: Chosen): void => {
    setMine({ plan, chosen: next });
  };
  return [chosen, choose] as const;
}
