import { type ReactElement, useEffect, useRef } from "react";
import { nameProblem } from "../../src-shared/model/vault-name.ts";
import { text } from "../../src-shared/text/en.ts";
import { nameProblemText, newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { ExpertSettings } from "./expert-settings.tsx";
import { type Draft, isComplete, type NewVaultStore } from "./new-vault-store.ts";
import { PlaceChoice } from "./place-choice.tsx";
import { PlaceVerdict } from "./place-verdict.tsx";

interface Props {
  readonly draft: Draft;
  readonly wizard: NewVaultStore;
  readonly onCancel: () => void;
}

/** What the vault is called, and where it lies. */
export function PlaceStep({ draft, wizard, onCancel }: Props): ReactElement {
  const first = useRef<HTMLInputElement>(null);
  const problem = nameProblem(draft.name);

  useEffect(() => {
    first.current?.focus();
  }, []);

  return (
    <form
      className="new-vault-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete(draft)) void wizard.next();
      }}
    >
      <TextField
        ref={first}
        label={words.name}
        hint={words.nameHint}
        value={draft.name}
        // Nobody is told to type before they have begun to.
        problem={problem && draft.name !== "" ? nameProblemText(problem) : null}
        onChange={wizard.rename}
      />
      <PlaceChoice draft={draft} wizard={wizard} />
      <PlaceVerdict check={draft.check} />
      <ExpertSettings draft={draft} onChange={wizard.setExpert} />
      <div className="new-vault-buttons">
        <Button look="quiet" onClick={onCancel}>
          {text.cancel}
        </Button>
        <Button look="primary" type="submit" disabled={!isComplete(draft)}>
          {words.next}
        </Button>
      </div>
    </form>
  );
}
