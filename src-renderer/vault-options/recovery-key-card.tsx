import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { recoveryKeyText as text } from "../../src-shared/text/vault-options-text.ts";
import { Button } from "../ui/button.tsx";
import { PasswordForm } from "../ui/password-form.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { useWanted } from "./use-wanted.ts";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
  /** The user came here for it. */
  readonly isWanted: boolean;
}

type Shown =
  | { readonly step: "asking"; readonly failure: Failure | null }
  | { readonly step: "reading" }
  | { readonly step: "shown"; readonly words: readonly string[] };

const hidden: Shown = { step: "asking", failure: null };

/** The 44 words that open the vault without its password. They are here only while they are looked at. */
export function RecoveryKeyCard({ bridge, id, isWanted }: Props): ReactElement {
  const [shown, setShown] = useState<Shown>(hidden);
  const card = useWanted(isWanted);

  async function show(password: string): Promise<void> {
    setShown({ step: "reading" });
    const reply = await bridge.ask("recovery-key.show", { id, password });
    setShown(
      reply.ok ? { step: "shown", words: reply.value } : { step: "asking", failure: reply.failure },
    );
  }

  return (
    <section ref={card} className="card" aria-labelledby="recovery-heading">
      <h2 id="recovery-heading">{text.heading}</h2>
      <p className="card-lead">{text.about}</p>
      {shown.step === "asking" && (
        <PasswordForm
          label={text.password}
          submit={text.show}
          failure={shown.failure}
          onSubmit={(password) => void show(password)}
        />
      )}
      {shown.step === "reading" && <ProgressBar label={text.reading} />}
      {shown.step === "shown" && (
        <>
          <ol className="recovery-words" aria-label={text.heading}>
            {shown.words.map((word, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none changes its place
              <li key={place}>{word}</li>
            ))}
          </ol>
          <p className="card-note">{text.writeDown}</p>
          <div className="form-buttons">
            <Button
              look="primary"
              onClick={() => {
                setShown(hidden);
              }}
            >
              {text.done}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
