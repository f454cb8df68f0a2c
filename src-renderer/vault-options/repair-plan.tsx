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
  const { id, state } = vault;
  const others = outcome.found - outcome.fixable;
  const isOpen = state.kind === "unlocked";
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
      {isOpen ? (
        <>
          <p className="card-note">{text.lockFirst}</p>
          <div className="form-buttons">
            <Button onClick={onBack}>{common.cancel}</Button>
            <Button
              look="primary"
              onClick={() => void bridge.ask("vault.lock", { id, force: false })}
            >
              {text.lock}
            </Button>
          </div>
        </>
      ) : (
        <PasswordForm
          label={checkRunText.password}
          submit={text.repair}
          failure={null}
          onCancel={onBack}
          onSubmit={(password) => {
            const { isDeep } = outcome;
            void bridge.ask("check.repair", { id, password, isDeep });
          }}
        />
      )}
    </>
  );
}
