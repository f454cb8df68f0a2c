import { type ReactElement, useId } from "react";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { OptionCard } from "../ui/option-card.tsx";
import type { Draft, NewVaultStore } from "./new-vault-store.ts";

interface Props {
  readonly draft: Draft;
  readonly wizard: NewVaultStore;
}

/** The cloud folders of this computer, and any other folder. */
export function PlaceChoice({ draft, wizard }: Props): ReactElement {
  const { places, placeId } = draft;
  const group = useId();
  return (
    <fieldset className="place-choice">
      <legend>{words.place}</legend>
      {places === null && <p className="field-hint">{words.looking}</p>}
      {places?.map((place) => (
        <OptionCard
          key={place.id}
          group={group}
          icon={place.provider === null ? "folder" : "cloud"}
          title={place.provider ?? words.chosenFolder}
          detail={place.place}
          isChosen={place.id === placeId}
          onChoose={() => {
            wizard.choose(place.id);
          }}
        />
      ))}
      <Button onClick={() => void wizard.pickPlace()}>
        <Icon name="folder" />
        {places?.some(({ provider }) => provider === null)
          ? words.chooseAnother
          : words.chooseFolder}
      </Button>
    </fieldset>
  );
}
