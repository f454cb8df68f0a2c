import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { CheckRun } from "../../src-shared/model/check-run.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { checkRunText as text } from "../../src-shared/text/check-run-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { byteSize } from "../ui/byte-size.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { FindingList } from "./finding-list.tsx";
import { RepairPlan } from "./repair-plan.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly outcome: Extract<CheckRun, { kind: "ended" }>;
  readonly onAgain: () => void;
}

/** What a check has found, and what can be done about it. */
export function CheckOutcome({ bridge, vault, outcome, onAgain }: Props): ReactElement {
  const [isPlanning, setIsPlanning] = useState(false);
  const [isUndoing, setIsUndoing] = useState(false);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id } = vault;
  const { summary, findings, found, fixable, isRepair, run } = outcome;

  async function save(): Promise<void> {
    const reply = await bridge.ask("check.save-report", { id });
    if (!reply.ok) setFailure(reply.failure);
    else if (reply.value) setSaid(text.reportSaved);
  }

  async function undo(): Promise<void> {
    setIsUndoing(true);
    const reply = await bridge.ask("check.undo-repair", { id });
    setIsUndoing(false);
    if (reply.ok) setSaid(text.undone(reply.value.restored, reply.value.left));
    else setFailure(reply.failure);
  }

  if (isPlanning) {
    return (
      <RepairPlan
        bridge={bridge}
        vault={vault}
        outcome={outcome}
        onBack={() => {
          setIsPlanning(false);
        }}
      />
    );
  }
  return (
    <>
      <p className="card-lead outcome" role="status">
        <b>{verdict(outcome)}</b>{" "}
        {text.lookedAt(
          text.files(summary.good),
          outcome.isDeep ? byteSize(summary.bytesAuthenticated) : null,
        )}
      </p>
      <FindingList findings={findings} />
      {found > findings.length && <p className="card-note">{text.more(found - findings.length)}</p>}
      {failure && <FailureAlert failure={failure} />}
      {said !== "" && (
        <p className="card-note" role="status">
          {said}
        </p>
      )}
      {isUndoing && <ProgressBar label={text.undoing} />}
      <div className="form-buttons">
        <Button look="quiet" disabled={isUndoing} onClick={onAgain}>
          {outcome.wasStopped ? text.goOn : text.again}
        </Button>
        {found > 0 && <Button onClick={() => void save()}>{text.saveReport}</Button>}
        {run !== null && (
          <Button disabled={isUndoing} onClick={() => void undo()}>
            {isUndoing ? text.undoing : text.undo}
          </Button>
        )}
        {fixable > 0 && !isRepair && (
          <Button
            look="primary"
            onClick={() => {
              setIsPlanning(true);
            }}
          >
            {text.plan.open(fixable)}
          </Button>
        )}
      </div>
    </>
  );
}

function verdict({ wasStopped, isRepair, summary, found }: Props["outcome"]): string {
  if (wasStopped) return text.stopped;
  if (isRepair) return text.repaired;
  if (summary.warn + summary.critical > 0) return text.notClean(found);
  return found > 0 ? text.onlyInfo : text.clean;
}
