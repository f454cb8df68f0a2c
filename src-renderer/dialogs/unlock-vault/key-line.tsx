import type { ReactElement } from "react";
import type { Failure } from "../../../src-shared/failure.ts";
import type { KeyWhere } from "../../../src-shared/model/key-place.ts";
import { keyAwayText as words } from "../../../src-shared/text/key-file-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";

interface Props {
  readonly where: KeyWhere;
  readonly failure: Failure | null;
  readonly onChoose: () => void;
}

/** Which key file the password is for, where it is not the one in the vault folder. */
export function KeyLine({ where, failure, onChoose }: Props): ReactElement | null {
  if (where.kind !== "here" && where.kind !== "chosen") return null;
  const label = where.kind === "here" ? where.label : null;
  return (
    <>
      {failure && <FailureAlert failure={failure} />}
      <div className="key-line">
        <Icon name={label === null ? "key" : "stick"} size={20} />
        <span>
          <b>{label === null ? words.file : words.onDrive(label)}</b>
          <small>{where.place}</small>
        </span>
        <Button look="quiet" onClick={onChoose}>
          {words.change}
        </Button>
      </div>
      {where.kind === "chosen" && <p className="field-hint">{words.willRemember}</p>}
    </>
  );
}
