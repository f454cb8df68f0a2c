import type { ReactElement } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { UpgradeRun } from "../../src-shared/model/upgrade-run.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { upgradeRunText as text } from "../../src-shared/text/check-run-text.ts";
import { Button } from "../ui/button.tsx";
import { PasswordForm } from "../ui/password-form.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { ProgressMeter } from "../ui/progress-meter.tsx";
import { useUpgradeRun } from "./use-run.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
}

/** Brings a vault of an old format to today's; says so afterwards. Nothing for a vault that needs none. */
export function UpgradeCard({ bridge, vault }: Props): ReactElement | null {
  const run = useUpgradeRun(bridge, vault.id);
  const version = vault.state.kind === "needs-upgrade" ? vault.state.version : null;
  if (run === null) return null;
  const isOver = version === null && run.kind !== "running" && run.kind !== "ended";
  if (isOver) return null;
  return (
    <section className="card" aria-labelledby="upgrade-heading">
      <h2 id="upgrade-heading">{text.heading}</h2>
      <Content bridge={bridge} vault={vault} run={run} version={version} />
    </section>
  );
}

interface ContentProps extends Props {
  readonly run: UpgradeRun;
  readonly version: number | null;
}

function Content({ bridge, vault: { id, options }, run, version }: ContentProps): ReactElement {
  function start(password: string | null): void {
    void bridge.ask("upgrade.start", { id, password });
  }
  switch (run.kind) {
    case "none":
    case "failed":
      return (
        <>
          {version !== null && <p className="card-lead">{text.about(version)}</p>}
          <PasswordForm
            label={text.password}
            submit={text.start}
            failure={run.kind === "failed" ? run.failure : null}
            onSubmit={start}
            program={options.passwordProgram}
            onProgram={() => {
              start(null);
            }}
          />
        </>
      );
    case "running":
      return <Running run={run} onStop={() => void bridge.ask("upgrade.stop", { id })} />;
    case "ended":
      return (
        <>
          <p className="card-lead" role="status">
            {text.done}
          </p>
          {run.skipped.length > 0 && (
            <>
              <p className="card-note">{text.skipped(run.skipped.length)}</p>
              <ul className="plan">
                {run.skipped.map((path) => (
                  <li key={path} className="finding-place">
                    {path}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      );
    default:
      return assertNever(run);
  }
}

interface RunningProps {
  readonly run: Extract<UpgradeRun, { kind: "running" }>;
  readonly onStop: () => void;
}

function Running({ run: { step }, onStop }: RunningProps): ReactElement {
  return (
    <>
      <p className="card-lead" role="status">
        {step === null ? text.running : text.step(step.from, step.to)}
      </p>
      {step === null || step.totalNames === 0 ? (
        <ProgressBar label={text.running} />
      ) : (
        <>
          <ProgressMeter label={text.running} share={step.doneNames / step.totalNames} />
          <p className="card-note">{text.names(step.doneNames, step.totalNames)}</p>
        </>
      )}
      <div className="form-buttons">
        <Button onClick={onStop}>{text.stop}</Button>
      </div>
    </>
  );
}
