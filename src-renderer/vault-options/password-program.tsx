import { type ReactElement, type SubmitEvent, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import { programWords } from "../../src-shared/model/program-words.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { passwordProgramText as text } from "../../src-shared/text/password-program-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
}

/** The program that prints the password; the system asks the user before one is set. */
export function PasswordProgram({ bridge, vault }: Props): ReactElement | null {
  const { id, safety, options } = vault;
  const [typed, setTyped] = useState(options.passwordProgram ?? "");
  const [outcome, setOutcome] = useState<Failure | "refused" | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  if (safety.key?.kind === "hub") return null;

  const split = programWords(typed);
  const problem = "problem" in split ? split.problem : null;
  const canBeSet = "words" in split && typed !== options.passwordProgram && !isAsking;

  async function set(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!canBeSet) return;
    setIsAsking(true);
    const reply = await bridge.ask("password-program.set", { id, line: typed });
    setIsAsking(false);
    if (!reply.ok) setOutcome(reply.failure);
    else setOutcome(reply.value.isAllowed ? null : "refused");
  }

  async function remove(): Promise<void> {
    const reply = await bridge.ask("password-program.remove", { id });
    setOutcome(reply.ok ? null : reply.failure);
    if (reply.ok) setTyped("");
  }

  return (
    <form className="password-program" onSubmit={(event) => void set(event)}>
      {outcome !== null && outcome !== "refused" && <FailureAlert failure={outcome} />}
      <TextField
        label={text.label}
        hint={outcome === "refused" ? text.refused : text.hint}
        value={typed}
        problem={problem === null ? null : text.problem[problem]}
        onChange={setTyped}
      />
      <div className="form-buttons">
        {options.passwordProgram !== null && (
          <Button onClick={() => void remove()}>{text.remove}</Button>
        )}
        <Button type="submit" disabled={!canBeSet}>
          {text.set}
        </Button>
      </div>
    </form>
  );
}
