import { type ReactElement, useId } from "react";
import type { Place } from "../../src-shared/model/new-vault.ts";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
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
        <PlaceOption
          key={place.id}
          group={group}
          place={place}
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

interface OptionProps {
  readonly group: string;
  readonly place: Place;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function PlaceOption({ group, place, isChosen, onChoose }: OptionProps): ReactElement {
  return (
    <label className="place-option">
      <input type="radio" name={group} checked={isChosen} onChange={onChoose} />
      <Icon name={place.provider === null ? "folder" : "cloud"} size={20} />
      <span>
        <b>{place.provider ?? words.chosenFolder}</b>
        <small>{place.place}</small>
      </span>
    </label>
  );
}
