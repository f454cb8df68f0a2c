import type { ReactElement } from "react";
import { useStore } from "zustand";
import { text } from "../../src-shared/text/en.ts";
import { keyHomeText as keyWords } from "../../src-shared/text/key-file-text.ts";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { KeyHomeChoice } from "../key-file/key-home-choice.tsx";
import { isThere } from "../key-file/key-homes-store.ts";
import { Button } from "../ui/button.tsx";
import { OptionCard } from "../ui/option-card.tsx";
import type { Draft, NewVaultStore } from "./new-vault-store.ts";

interface Props {
  readonly draft: Draft;
  readonly wizard: NewVaultStore;
  readonly onCancel: () => void;
}

/** Where the key file lives: what lies in the cloud can be made to open nothing by itself. */
export function KeyStep({ draft: { keyHome }, wizard, onCancel }: Props): ReactElement {
  const homes = useStore(wizard.homes);
  const isReady = keyHome === null || isThere(homes, keyHome);
  return (
    <form
      className="new-vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) wizard.toPassword();
      }}
    >
      <p className="new-vault-lead">{keyWords.about}</p>
      <KeyHomeChoice
        homes={wizard.homes}
        legend={keyWords.question}
        chosen={keyHome}
        onChoose={wizard.chooseKeyHome}
        first={(group) => (
          <OptionCard
            group={group}
            icon="cloud"
            title={keyWords.inVault}
            detail={keyWords.inVaultAbout}
            isChosen={keyHome === null}
            onChoose={() => {
              wizard.chooseKeyHome(null);
            }}
          />
        )}
      />
      <p className="field-hint" role="status">
        {keyHome !== null && isReady && keyWords.keepAnother}
        {!isReady && keyWords.goneAgain}
      </p>
      <div className="new-vault-buttons">
        <Button look="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
        <Button onClick={wizard.toPlace}>{words.back}</Button>
        <Button look="primary" type="submit" autoFocus disabled={!isReady}>
          {words.next}
        </Button>
      </div>
    </form>
  );
}
