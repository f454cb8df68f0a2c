import { type ReactElement, type Ref, type RefObject, useId, useState } from "react";
import type { LostFiles } from "../../../src-shared/model/restore.ts";
import { restoreText as words } from "../../../src-shared/text/restore-text.ts";
import { WordsField } from "../../recovery-words/words-field.tsx";
import { Button } from "../../ui/button.tsx";
import { OptionCard } from "../../ui/option-card.tsx";
import { PasswordField } from "../../ui/password-field.tsx";
import { KeyLine } from "../unlock-vault/key-line.tsx";
import { LostList } from "./lost-list.tsx";
import { hasKeyFile } from "./restore-choices.ts";

export type KeyKind = "words" | "password";

interface Props {
  readonly lost: LostFiles;
  readonly kind: KeyKind;
  readonly isHidden: boolean;
  readonly isBusy: boolean;
  readonly isRefused: boolean;
  readonly wordsField: RefObject<HTMLTextAreaElement | null>;
  readonly passwordField: Ref<HTMLInputElement>;
  readonly onKind: (kind: KeyKind) => void;
  readonly onInput: () => void;
  readonly onChooseKey: () => void;
}

/**
 * What is lost, and what shows that the vault is the user's. It stays on the page while the user chooses
 * what to restore: what was typed lives in its fields, and goes with them.
 */
export function RestoreKeyStep(props: Props): ReactElement {
  const { lost, kind, isHidden, isBusy, isRefused, onInput, onKind, onChooseKey } = props;
  const { wordsField, passwordField } = props;
  const [isShown, setIsShown] = useState(false);
  const isKeyThere = lost.keyFile === "there";
  return (
    <div className="dialog-part" hidden={isHidden}>
      <LostList lost={lost} />
      <p className="dialog-body">{words.about}</p>
      <KeyKinds lost={lost} kind={kind} isBusy={isBusy} onKind={onKind} onChooseKey={onChooseKey} />
      <WordsField
        ref={wordsField}
        isHidden={kind !== "words"}
        isBusy={isBusy}
        isRefused={isRefused}
        onInput={onInput}
      />
      <div className="dialog-part" hidden={kind !== "password"}>
        {isKeyThere && <KeyLine where={lost.keyWhere} failure={null} onChoose={onChooseKey} />}
        <PasswordField
          ref={passwordField}
          label={words.password}
          isBusy={isBusy}
          isRefused={isRefused}
          isShown={isShown}
          onShow={setIsShown}
          onInput={onInput}
        />
      </div>
      {lost.config !== "there" && lost.keyFile === "missing" && (
        <p className="field-hint">{words.hubMaybe}</p>
      )}
    </div>
  );
}

type KindsProps = Pick<Props, "lost" | "kind" | "isBusy" | "onKind" | "onChooseKey">;

function KeyKinds({ lost, kind, isBusy, onKind, onChooseKey }: KindsProps): ReactElement {
  const group = useId();
  const canOpen = hasKeyFile(lost);
  return (
    <>
      <fieldset className="place-choice" disabled={isBusy}>
        <legend>{words.by}</legend>
        <OptionCard
          group={group}
          icon="text"
          title={words.byWords}
          detail={words.byWordsAbout}
          isChosen={kind === "words"}
          onChoose={() => {
            onKind("words");
          }}
        />
        <OptionCard
          group={group}
          icon="key"
          title={words.byPassword}
          detail={passwordAbout(lost)}
          isChosen={kind === "password"}
          isDisabled={!canOpen}
          onChoose={() => {
            onKind("password");
          }}
        />
      </fieldset>
      {lost.keyFile !== "there" && (
        <div className="choose-key">
          {!canOpen && <p className="field-hint">{words.onlyWords}</p>}
          <Button disabled={isBusy} onClick={onChooseKey}>
            {words.chooseKey}
          </Button>
        </div>
      )}
    </>
  );
}

function passwordAbout(lost: LostFiles): string {
  if (!hasKeyFile(lost)) return words.byNothing;
  return lost.keyFile === "there" ? words.byPasswordAbout : words.byCopyAbout;
}
