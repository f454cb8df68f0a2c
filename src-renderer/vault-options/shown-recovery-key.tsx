import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import {
  type Paper,
  papers,
  type ShownRecoveryKey,
} from "../../src-shared/model/shown-recovery-key.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { recoverySheetText as words } from "../../src-shared/text/recovery-sheet-text.ts";
import { recoveryKeyText as text } from "../../src-shared/text/vault-options-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { useCopied } from "../ui/copy-button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { RecoverySheet } from "./recovery-sheet.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "name">;
  readonly shown: ShownRecoveryKey;
  readonly onHide: () => void;
  readonly onKept: () => void;
}

/** Where people do not write on A4, by the region of their system. */
const letterRegions = new Set(["US", "CA", "MX", "PH", "CL", "CO", "VE"]);

/** The words, and the ways to keep them. */
export function ShownKey({ bridge, vault, shown, onHide, onKept }: Props): ReactElement {
  const [paper, setPaper] = useState<Paper>(paperHere);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const { copied, start } = useCopied(() =>
    bridge.ask("recovery-key.copy", { words: shown.words.join(" ") }),
  );

  async function save(): Promise<void> {
    const reply = await bridge.ask("recovery-key.save-sheet", { id: vault.id, paper });
    setFailure(reply.ok ? null : reply.failure);
    setSaid(reply.ok && reply.value ? words.saved : "");
  }

  return (
    <>
      <ol className="recovery-words" aria-label={text.heading}>
        {shown.words.map((word, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and none changes its place
          <li key={place}>{word}</li>
        ))}
      </ol>
      <p className="card-note">{text.writeDown}</p>
      {failure && <FailureAlert failure={failure} />}
      <div className="keep-ways">
        <SelectField
          label={words.paper}
          value={paper}
          choices={papers.map((size) => [size, size] as const)}
          onChange={setPaper}
        />
        <Button
          onClick={() => {
            window.print();
          }}
        >
          {words.print}
        </Button>
        <Button onClick={() => void save()}>{words.save}</Button>
        <Button onClick={start}>{words.copy}</Button>
      </div>
      <p className="field-hint" role="status">
        {copied === "yes" ? words.copied : said}
      </p>
      <div className="form-buttons">
        <Button onClick={onHide}>{words.hide}</Button>
        <Button look="primary" onClick={onKept}>
          {words.writtenDown}
        </Button>
      </div>
      <RecoverySheet
        vaultName={vault.name}
        fingerprint={shown.fingerprint}
        keyWords={shown.words}
      />
    </>
  );
}

function paperHere(): Paper {
  const { region } = new Intl.Locale(navigator.language);
  return region !== undefined && letterRegions.has(region) ? "Letter" : "A4";
}
