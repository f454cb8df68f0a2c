import { type ReactElement, useState } from "react";
import {
  type Conflict,
  type ConflictRule,
  type ConflictSide,
  conflictRules,
} from "../../src-shared/model/transfer.ts";
import { transfersText as text } from "../../src-shared/text/transfers-text.ts";
import { spoken } from "../../src-shared/text/worded.ts";
import { Button } from "../ui/button.tsx";
import { byteSize } from "../ui/byte-size.ts";
import { CheckField } from "../ui/check-field.tsx";

interface Props {
  readonly conflict: Conflict;
  readonly onAnswer: (rule: ConflictRule, forAll: boolean) => void;
}

/** What is to become of something whose name is taken. */
export function ConflictQuestion({ conflict, onAnswer }: Props): ReactElement {
  const [forAll, setForAll] = useState(false);
  const { path, coming, present } = conflict;
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  // A folder is neither replaced by a file nor the other way round.
  const isOfOneKind = (coming.kind === "directory") === (present.kind === "directory");
  const rules = conflictRules.filter(
    (rule) => isOfOneKind || rule === "keep-both" || rule === "skip",
  );
  return (
    <fieldset className="transfer-conflict">
      <legend className="transfer-question">{text.conflict(name)}</legend>
      <dl>
        <dt>{text.coming}</dt>
        <dd>{sideWords(coming)}</dd>
        <dt>{text.present}</dt>
        <dd>{sideWords(present)}</dd>
      </dl>
      <div className="transfer-rules">
        {rules.map((rule) => (
          <Button
            key={rule}
            onClick={() => {
              onAnswer(rule, forAll);
            }}
          >
            {text.rules[rule]}
          </Button>
        ))}
      </div>
      <CheckField label={text.forAll} isChecked={forAll} onChange={setForAll} />
    </fieldset>
  );
}

function sideWords(side: ConflictSide): string {
  const time = new Intl.DateTimeFormat(spoken().locale, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const size = side.size === null ? null : byteSize(side.size);
  return text.side(side, size, time.format(side.modifiedMs));
}
