import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure, Result } from "../../src-shared/failure.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { vaultOptionsText as text } from "../../src-shared/text/vault-options-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { CommittedField } from "../ui/committed-field.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly vaults: readonly VaultSummary[];
}

/** What the vault is called here, and where it stands. */
export function GeneralCard({ bridge, vault, vaults }: Props): ReactElement {
  const [failure, setFailure] = useState<Failure | null>(null);
  const { id, name, options } = vault;
  const groups = [...new Set(vaults.flatMap(({ options: { group } }) => group ?? []))].sort();

  async function save(answer: Promise<Result<null>>): Promise<void> {
    const reply = await answer;
    setFailure(reply.ok ? null : reply.failure);
  }

  return (
    <section className="card" aria-labelledby="general-heading">
      <h2 id="general-heading">{text.general}</h2>
      {failure && <FailureAlert failure={failure} />}
      <div className="field-pair">
        <CommittedField
          label={text.name}
          hint={text.nameHint}
          value={name}
          maxLength={200}
          problemOf={() => null}
          onCommit={(typed) => {
            if (typed.trim() !== "") void save(bridge.ask("vault.rename", { id, name: typed }));
          }}
        />
        <CommittedField
          label={text.group}
          hint={text.groupHint}
          value={options.group ?? ""}
          maxLength={100}
          list="groups"
          problemOf={() => null}
          onCommit={(typed) => {
            const group = typed.trim() === "" ? null : typed;
            void save(bridge.ask("vault.set-options", { id, options: { group } }));
          }}
        />
        <datalist id="groups">
          {groups.map((group) => (
            <option key={group} value={group} />
          ))}
        </datalist>
      </div>
    </section>
  );
}
