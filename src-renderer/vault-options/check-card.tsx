import { type ReactElement, useState } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { CheckRun } from "../../src-shared/model/check-run.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { checkRunText as text } from "../../src-shared/text/check-run-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { PasswordForm } from "../ui/password-form.tsx";
import { CheckOutcome } from "./check-outcome.tsx";
import { CheckProgressView } from "./check-progress-view.tsx";
import { useCheckRun } from "./use-run.ts";
import { useKeptInView, useWanted } from "./use-wanted.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  /** The user came here for it. */
  readonly isWanted?: boolean;
}

/** Checks the vault and repairs what it finds. */
export function CheckCard({ bridge, vault, isWanted = false }: Props): ReactElement {
  const run = useCheckRun(bridge, vault.id);
  const [isAgain, setIsAgain] = useState(false);
  const card = useWanted(isWanted && run !== null);
  // While the vault is checked, the page lacks the cards of a locked one.
  useKeptInView(card, run?.kind ?? null);
  const { id } = vault;

  function start(password: string | null, isDeep: boolean, goOn = false): void {
    setIsAgain(false);
    void bridge.ask("check.start", { id, password, isDeep, goOn });
  }

  function content(shown: CheckRun): ReactElement {
    switch (shown.kind) {
      case "none":
        return <CheckStart vault={vault} failure={null} onStart={start} />;
      case "failed":
        return <CheckStart vault={vault} failure={shown.failure} onStart={start} />;
      case "running":
        return (
          <CheckProgressView
            run={shown}
            isKeyAtHub={vault.safety.key?.kind === "hub" && vault.state.kind !== "unlocked"}
            onStop={() => void bridge.ask("check.stop", { id })}
          />
        );
      case "ended":
        return isAgain ? (
          <CheckStart
            vault={vault}
            failure={null}
            onStart={(password, isDeep) => {
              start(password, shown.wasStopped ? shown.isDeep : isDeep, shown.wasStopped);
            }}
          />
        ) : (
          <CheckOutcome
            key={`${shown.endedMs} ${shown.isRepair}`}
            bridge={bridge}
            vault={vault}
            outcome={shown}
            onAgain={() => {
              setIsAgain(true);
            }}
          />
        );
      default:
        return assertNever(shown);
    }
  }

  return (
    <section ref={card} className="card" aria-labelledby="check-heading">
      <h2 id="check-heading">{text.heading}</h2>
      {run && content(run)}
    </section>
  );
}

interface StartProps {
  readonly vault: VaultSummary;
  readonly failure: Extract<CheckRun, { kind: "failed" }>["failure"] | null;
  /** The password is `null` for a vault that is open, or where a program prints it or a Hub gives the key. */
  readonly onStart: (password: string | null, isDeep: boolean) => void;
}

function CheckStart({ vault, failure, onStart }: StartProps): ReactElement {
  const [isDeep, setIsDeep] = useState(false);
  const deep = (
    <label className="check">
      <input
        type="checkbox"
        checked={isDeep}
        onChange={(event) => {
          setIsDeep(event.target.checked);
        }}
      />
      {text.deep}
    </label>
  );
  const isOpen = vault.state.kind === "unlocked";
  const isAtHub = vault.safety.key?.kind === "hub";
  return (
    <>
      <p className="card-lead">{text.about}</p>
      {isOpen || isAtHub ? (
        <>
          {failure && <FailureAlert failure={failure} />}
          {failure?.kind === "hub-refused" && <p className="card-note">{text.unlockOnce}</p>}
          {!isOpen && <p className="card-note">{text.byHub}</p>}
          {deep}
          <div className="form-buttons">
            <Button
              look="primary"
              onClick={() => {
                onStart(null, isDeep);
              }}
            >
              {text.start}
            </Button>
          </div>
        </>
      ) : (
        <PasswordForm
          label={text.password}
          submit={text.start}
          failure={failure}
          onSubmit={(password) => {
            onStart(password, isDeep);
          }}
          program={vault.options.passwordProgram}
          onProgram={() => {
            onStart(null, isDeep);
          }}
        >
          {deep}
        </PasswordForm>
      )}
    </>
  );
}
