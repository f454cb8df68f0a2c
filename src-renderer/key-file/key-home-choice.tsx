import { type ReactElement, type ReactNode, useEffect, useId } from "react";
import { useStore } from "zustand";
import type { KeyHome, KeyHomeId } from "../../src-shared/model/key-place.ts";
import { keyHomeText as words } from "../../src-shared/text/key-file-text.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { OptionCard } from "../ui/option-card.tsx";
import type { KeyHomesStore } from "./key-homes-store.ts";

interface Props {
  readonly homes: KeyHomesStore;
  readonly legend: string;
  /** What was chosen among the drives and folders; `null` if it is none of them. */
  readonly chosen: KeyHomeId | null;
  readonly onChoose: (id: KeyHomeId) => void;
  /** Other choices, before the drives. */
  readonly first?: (group: string) => ReactNode;
}

/** The drives that are plugged in right now, and any other folder. */
export function KeyHomeChoice({ homes, legend, chosen, onChoose, first }: Props): ReactElement {
  const { drives, picked } = useStore(homes);
  const group = useId();

  useEffect(() => homes.watch(), [homes]);

  async function pick(): Promise<void> {
    const id = await homes.pick();
    if (id !== null) onChoose(id);
  }

  return (
    <fieldset className="place-choice">
      <legend>{legend}</legend>
      {first?.(group)}
      {[...(drives ?? []), ...picked].map((home) => (
        <OptionCard
          key={home.id}
          group={group}
          icon={home.kind === "drive" ? "stick" : "folder"}
          title={titleOf(home)}
          detail={home.place}
          isChosen={home.id === chosen}
          onChoose={() => {
            onChoose(home.id);
          }}
        />
      ))}
      <Button onClick={() => void pick()}>
        <Icon name="folder" />
        {picked.length > 0 ? words.chooseAnother : words.chooseFolder}
      </Button>
      {drives?.length === 0 && <p className="field-hint">{words.noDrive}</p>}
    </fieldset>
  );
}

function titleOf({ kind, label }: KeyHome): string {
  if (kind === "folder") return words.folder;
  return label === null ? words.unnamedDrive : words.drive(label);
}
