import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import { portRange } from "../../src-shared/model/port.ts";
import type { SomeVaultOptions } from "../../src-shared/model/vault-options.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { vaultOptionsText as text } from "../../src-shared/text/vault-options-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { CheckField } from "../ui/check-field.tsx";
import { CommittedField } from "../ui/committed-field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { LockChecks } from "./lock-checks.tsx";
import { PasswordProgram } from "./password-program.tsx";
import { SavedPassword } from "./saved-password.tsx";
import { useWanted } from "./use-wanted.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  /** The user came here for its port. */
  readonly isWanted: boolean;
}

/** Minutes. */
const waits = [5, 15, 30, 60, 240, 1_440];

/** How the vault is unlocked, and when it locks by itself. */
export function UnlockingCard({ bridge, vault, isWanted }: Props): ReactElement {
  const { id, options } = vault;
  const [failure, setFailure] = useState<Failure | null>(null);
  const card = useWanted(isWanted);

  async function change(some: SomeVaultOptions): Promise<void> {
    const reply = await bridge.ask("vault.set-options", { id, options: some });
    setFailure(reply.ok ? null : reply.failure);
  }

  const { autoLockMinutes } = options;
  const offered = autoLockMinutes === null ? waits : [...new Set([...waits, autoLockMinutes])];
  return (
    <section ref={card} className="card" aria-labelledby="unlocking-heading">
      <h2 id="unlocking-heading">{text.onUnlock}</h2>
      {failure && <FailureAlert failure={failure} />}
      <SavedPassword bridge={bridge} vault={vault} />
      <div className="checks">
        <CheckField
          label={text.unlockOnStart}
          isChecked={options.unlockOnStart}
          onChange={(unlockOnStart) => void change({ unlockOnStart })}
        />
        <CheckField
          label={text.readOnly}
          isChecked={options.readOnly}
          onChange={(readOnly) => void change({ readOnly })}
        />
        <LockChecks vault={vault} onChange={(some) => void change(some)} />
      </div>
      <div className="field-pair">
        <SelectField
          label={text.autoLock}
          value={String(autoLockMinutes ?? "")}
          choices={[
            ["", text.never],
            ...offered
              .toSorted((a, b) => a - b)
              .map((minutes) => [String(minutes), text.minutes(minutes)] as const),
          ]}
          onChange={(chosen) =>
            void change({ autoLockMinutes: chosen === "" ? null : Number(chosen) })
          }
        />
        <CommittedField
          label={text.port}
          hint={text.portHint}
          value={String(options.port ?? "")}
          maxLength={5}
          problemOf={portProblem}
          onCommit={(typed) => void change({ port: typed === "" ? null : Number(typed) })}
        />
      </div>
      <PasswordProgram bridge={bridge} vault={vault} />
    </section>
  );
}

function portProblem(typed: string): string | null {
  const { least, most } = portRange;
  const isPort = /^\d+$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
  return typed === "" || isPort ? null : text.portProblem(least, most);
}
