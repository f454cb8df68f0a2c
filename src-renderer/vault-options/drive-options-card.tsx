import { type ReactElement, useEffect, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Input } from "../../src-shared/contract/contract.ts";
import type { Failure, Result } from "../../src-shared/failure.ts";
import { type DriveFacts, driveLetters } from "../../src-shared/model/drive.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { driveText } from "../../src-shared/text/drive-text.ts";
import { FileLimitNote } from "../drive/file-limit-note.tsx";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { CheckField } from "../ui/check-field.tsx";
import { SelectField } from "../ui/select-field.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
}

const text = driveText.options;

/** Whether the vault gets a drive, where it appears, and what follows. */
export function DriveOptionsCard({ bridge, vault }: Props): ReactElement {
  const { id, options } = vault;
  const facts = useFacts(bridge);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function settle(asked: Promise<Result<null>>): Promise<void> {
    const reply = await asked;
    setFailure(reply.ok ? null : reply.failure);
  }

  function change(some: Input<"vault.set-options">["options"]): void {
    void settle(bridge.ask("vault.set-options", { id, options: some }));
  }

  return (
    <section className="card" aria-labelledby="drive-options-heading">
      <h2 id="drive-options-heading">{text.heading}</h2>
      {failure && <FailureAlert failure={failure} />}
      {facts && <NotNow facts={facts} />}
      {facts?.choice === "letter" && <FileLimitNote bridge={bridge} />}
      <div className="checks">
        <CheckField
          label={text.mount}
          isChecked={options.mount}
          onChange={(mount) => {
            change({ mount });
          }}
        />
      </div>
      <div className="field-pair">
        <SelectField
          label={text.afterUnlock}
          value={options.afterUnlock}
          choices={[
            ["nothing", text.actions.nothing],
            ["ask", text.actions.ask],
            ["reveal", text.actions.reveal],
          ]}
          onChange={(afterUnlock) => {
            change({ afterUnlock });
          }}
        />
        {facts?.choice === "letter" && (
          <SelectField
            label={text.letter}
            value={options.driveLetter ?? ""}
            choices={[
              ["", text.anyLetter],
              ...driveLetters.map((letter) => [letter, text.letterName(letter)] as const),
            ]}
            onChange={(letter) => {
              change({ driveLetter: letter === "" ? null : letter });
            }}
          />
        )}
        {facts?.choice === "folder" && (
          <Folder
            folder={options.driveFolder}
            onPick={() => void settle(bridge.ask("drive.pick-folder", { id }))}
            onForget={() => void settle(bridge.ask("drive.forget-folder", { id }))}
          />
        )}
      </div>
    </section>
  );
}

/** Why there is no drive whatever is chosen here. */
function NotNow({ facts }: { readonly facts: DriveFacts }): ReactElement | null {
  if (!facts.canMount) return <p className="card-lead">{text.unavailable}</p>;
  return facts.isWanted ? null : <p className="card-lead">{text.offForAll}</p>;
}

interface FolderProps {
  readonly folder: string | null;
  readonly onPick: () => void;
  readonly onForget: () => void;
}

function Folder({ folder, onPick, onForget }: FolderProps): ReactElement {
  return (
    <div className="field">
      <b className="field-title">{text.folder}</b>
      <p className="drive-folder">{folder ?? text.anyFolder}</p>
      <p className="field-hint">{text.folderHint}</p>
      <div className="drive-buttons">
        <Button onClick={onPick}>{text.chooseFolder}</Button>
        {folder !== null && <Button onClick={onForget}>{text.forgetFolder}</Button>}
      </div>
    </div>
  );
}

function useFacts(bridge: Bridge): DriveFacts | null {
  const [facts, setFacts] = useState<DriveFacts | null>(null);
  useEffect(() => {
    let isShown = true;
    void bridge.ask("drive.facts", {}).then((reply) => {
      if (isShown && reply.ok) setFacts(reply.value);
    });
    return () => {
      isShown = false;
    };
  }, [bridge]);
  return facts;
}
