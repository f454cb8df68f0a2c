import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { CheckRun } from "../../src-shared/model/check-run.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { checkRunText } from "../../src-shared/text/check-run-text.ts";
import { text as common } from "../../src-shared/text/en.ts";
import { repairText } from "../../src-shared/text/health-text.ts";
import { Button } from "../ui/button.tsx";
import { PasswordForm } from "../ui/password-form.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly outcome: Extract<CheckRun, { kind: "ended" }>;
  readonly onBack: () => void;
}

const text = checkRunText.plan;

/** What a repair would do, before it is done. */
export function RepairPlan({ bridge, vault, outcome, onBack }: Props): ReactElement {
  const { id, state, options } = vault;
  const others = outcome.found - outcome.fixable;
  const isAtHub = vault.safety.key?.kind === "hub";

  function repair(password: string | null): void {
    void bridge.ask("check.repair", { id, password, isDeep: outcome.isDeep });
  }

  return (
    <>
      <h3>{text.heading}</h3>
      <p className="card-lead">{text.about}</p>
      <ul className="plan">
        {outcome.findings.map(({ finding }, index) => {
          const repair = repairText(finding);
          if (repair === null) return null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered, and has no better key
            <li key={index}>
              <p className="finding-place">{finding.path ?? finding.ciphertextPath}</p>
              <p>{repair}</p>
            </li>
          );
        })}
      </ul>
      {others > 0 && <p className="card-note">{text.others(others)}</p>}
      {state.kind === "unlocked" && (
        <NoteAndButton
          note={text.lockFirst}
          button={text.lock}
          onCancel={onBack}
          onPress={() => void bridge.ask("vault.lock", { id, force: false })}
        />
      )}
      {state.kind !== "unlocked" && isAtHub && (
        <NoteAndButton
          note={checkRunText.byHub}
          button={text.repair}
          onCancel={onBack}
          onPress={() => {
            repair(null);
          }}
        />
      )}
      {state.kind !== "unlocked" && !isAtHub && (
        <PasswordForm
          label={checkRunText.password}
          submit={text.repair}
          failure={null}
          onCancel={onBack}
          onSubmit={repair}
          program={options.passwordProgram}
          onProgram={() => {
            repair(null);
          }}
        />
      )}
    </>
  );
}

interface NoteAndButtonProps {
  readonly note: string;
  readonly button: string;
  readonly onCancel: () => void;
  readonly onPress: () => void;
}

function NoteAndButton({ note, button, onCancel, onPress }: NoteAndButtonProps): ReactElement {
  return (
    <>
      <p className="card-note">{note}</p>
      <div className="form-buttons">
        <Button onClick={onCancel}>{common.cancel}</Button>
        <Button look="primary" onClick={onPress}>
          {button}
        </Button>
      </div>
    </>
  );
}
