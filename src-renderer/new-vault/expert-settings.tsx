import { type ReactElement, useId } from "react";
import { ciphers, thresholdRange } from "../../src-shared/model/new-vault.ts";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { TextField } from "../ui/text-field.tsx";
import { type Draft, type NewVaultStore, thresholdOf } from "./new-vault-store.ts";

interface Props {
  readonly draft: Draft;
  readonly onChange: NewVaultStore["setExpert"];
}

/** What hardly anybody needs to change, and nobody can change later. */
export function ExpertSettings({ draft, onChange }: Props): ReactElement {
  const { least, most } = thresholdRange;
  const id = useId();
  return (
    <details className="expert">
      <summary>{words.expert}</summary>
      <div className="field">
        <label htmlFor={id}>{words.cipher}</label>
        <select
          id={id}
          className="field-select"
          value={draft.cipher}
          onChange={(event) => {
            const cipher = ciphers.find((known) => known === event.target.value);
            if (cipher) onChange({ cipher });
          }}
        >
          {ciphers.map((cipher) => (
            <option key={cipher} value={cipher}>
              {words.ciphers[cipher]}
            </option>
          ))}
        </select>
      </div>
      <TextField
        type="number"
        min={least}
        max={most}
        label={words.threshold}
        hint={words.thresholdHint(least, most)}
        value={thresholdOf(draft)}
        onChange={(typed) => {
          onChange({ threshold: typed === "" ? null : Math.round(Number(typed)) });
        }}
      />
    </details>
  );
}
