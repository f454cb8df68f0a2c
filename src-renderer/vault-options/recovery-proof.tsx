import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { recoverySheetText as words } from "../../src-shared/text/recovery-sheet-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
  /** Places of the words, from 1. */
  readonly asked: readonly number[];
  readonly onProved: () => void;
  readonly onLater: () => void;
}

/** Three words, typed from where the user has kept them. */
export function RecoveryProof({ bridge, id, asked, onProved, onLater }: Props): ReactElement {
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    form.current?.querySelector("input")?.focus();
  }, []);

  async function prove(): Promise<void> {
    const fields = [...(form.current?.querySelectorAll("input") ?? [])];
    const reply = await bridge.ask("recovery-key.prove", {
      id,
      typed: fields.map(({ value }) => value),
    });
    setFailure(reply.ok ? null : reply.failure);
    setWrong(reply.ok ? reply.value : []);
    if (reply.ok && reply.value.length === 0) onProved();
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void prove();
      }}
    >
      <p className="card-lead">{words.proveLead}</p>
      {failure && <FailureAlert failure={failure} />}
      {wrong.length > 0 && <Alert>{words.wrong(wrong)}</Alert>}
      <div className="proof-words">
        {asked.map((place) => (
          <label key={place} className="field">
            {words.word(place)}
            <span className="field-box">
              <input
                type="text"
                autoComplete="off"
                autoCapitalize="off"
                autoCorrect="off"
                spellCheck={false}
                aria-invalid={wrong.includes(place)}
              />
            </span>
          </label>
        ))}
      </div>
      <div className="form-buttons">
        <Button onClick={onLater}>{words.later}</Button>
        <Button look="primary" type="submit">
          {words.prove}
        </Button>
      </div>
    </form>
  );
}
