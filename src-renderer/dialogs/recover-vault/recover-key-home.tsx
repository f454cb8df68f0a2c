import type { ReactElement } from "react";
import type { NewKeyHome } from "../../../src-shared/contract/key-rows.ts";
import type { KeyWhere } from "../../../src-shared/model/key-place.ts";
import { keyHomeText } from "../../../src-shared/text/key-file-text.ts";
import { recoverVaultText as words } from "../../../src-shared/text/keys-text.ts";
import { KeyHomeChoice } from "../../key-file/key-home-choice.tsx";
import type { KeyHomesStore } from "../../key-file/key-homes-store.ts";
import { OptionCard } from "../../ui/option-card.tsx";

/** Where it goes unless the user says otherwise; `null` where only the user can say. */
export function firstHome(where: KeyWhere | null): NewKeyHome | null {
  if (where?.kind === "inside") return { kind: "vault" };
  return placeNow(where) === null ? null : { kind: "as-before" };
}

/** A place outside the vault folder where the key file is right now. */
function placeNow(where: KeyWhere | null): string | null {
  return where?.kind === "here" || where?.kind === "chosen" ? where.place : null;
}

interface Props {
  readonly homes: KeyHomesStore;
  readonly where: KeyWhere | null;
  readonly home: NewKeyHome | null;
  readonly onChoose: (home: NewKeyHome) => void;
}

/** Where the new key file goes: never into the vault folder by itself if the old one was kept elsewhere. */
export function RecoverKeyHome({ homes, where, home, onChoose }: Props): ReactElement {
  const place = placeNow(where);
  return (
    <KeyHomeChoice
      homes={homes}
      legend={keyHomeText.question}
      chosen={home?.kind === "home" ? home.id : null}
      onChoose={(id) => {
        onChoose({ kind: "home", id });
      }}
      first={(group) => (
        <>
          {place !== null && (
            <OptionCard
              group={group}
              icon="check"
              title={words.whereItIs}
              detail={place}
              isChosen={home?.kind === "as-before"}
              onChoose={() => {
                onChoose({ kind: "as-before" });
              }}
            />
          )}
          <OptionCard
            group={group}
            icon="cloud"
            title={keyHomeText.inVault}
            detail={keyHomeText.inVaultAbout}
            isChosen={home?.kind === "vault"}
            onChoose={() => {
              onChoose({ kind: "vault" });
            }}
          />
        </>
      )}
    />
  );
}
