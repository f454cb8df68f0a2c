import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { ShownRecoveryKey } from "../../src-shared/model/shown-recovery-key.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { recoverySheetText as words } from "../../src-shared/text/recovery-sheet-text.ts";
import { recoveryKeyText as text } from "../../src-shared/text/vault-options-text.ts";
import { spoken } from "../../src-shared/text/worded.ts";
import { PasswordForm } from "../ui/password-form.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { RecoveryProof } from "./recovery-proof.tsx";
import { ShownKey } from "./shown-recovery-key.tsx";
import { useWanted } from "./use-wanted.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  /** The user came here for it. */
  readonly isWanted: boolean;
}

type Shown =
  | { readonly step: "asking"; readonly failure: Failure | null }
  | { readonly step: "reading" }
  | { readonly step: "shown"; readonly key: ShownRecoveryKey }
  /** The words are not here any more: who types them has them from somewhere else. */
  | { readonly step: "proving"; readonly asked: readonly number[] }
  | { readonly step: "proved" };

const hidden: Shown = { step: "asking", failure: null };

/** The 44 words that open the vault without its password. They are here only while they are looked at. */
export function RecoveryKeyCard({ bridge, vault, isWanted }: Props): ReactElement {
  const { id } = vault;
  const [shown, setShown] = useState<Shown>(hidden);
  const card = useWanted(isWanted);
  const provedMs = vault.safety.recoveryKeyProvedMs;

  async function show(password: string): Promise<void> {
    setShown({ step: "reading" });
    const reply = await bridge.ask("recovery-key.show", { id, password });
    setShown(
      reply.ok ? { step: "shown", key: reply.value } : { step: "asking", failure: reply.failure },
    );
  }

  const hide = (): void => {
    setShown(hidden);
  };
  return (
    <section ref={card} className="card" aria-labelledby="recovery-heading">
      <h2 id="recovery-heading">{text.heading}</h2>
      {shown.step !== "proving" && <p className="card-lead">{text.about}</p>}
      {shown.step === "asking" && (
        <>
          <p className={provedMs === null ? "card-note fact-warn" : "card-note fact-good"}>
            {provedMs === null ? words.notProvedYet : words.provedOn(dateOf(provedMs))}
          </p>
          <PasswordForm
            label={text.password}
            submit={text.show}
            failure={shown.failure}
            onSubmit={(password) => void show(password)}
          />
        </>
      )}
      {shown.step === "reading" && <ProgressBar label={text.reading} />}
      {shown.step === "shown" && (
        <ShownKey
          bridge={bridge}
          vault={vault}
          shown={shown.key}
          onHide={hide}
          onKept={() => {
            setShown({ step: "proving", asked: shown.key.asked });
          }}
        />
      )}
      {shown.step === "proving" && (
        <RecoveryProof
          bridge={bridge}
          id={id}
          asked={shown.asked}
          onLater={hide}
          onProved={() => {
            setShown({ step: "proved" });
          }}
        />
      )}
      {shown.step === "proved" && (
        <p className="card-note fact-good" role="status">
          {words.proved}
        </p>
      )}
    </section>
  );
}

function dateOf(ms: number): string {
  return new Intl.DateTimeFormat(spoken().locale, { dateStyle: "medium" }).format(ms);
}
