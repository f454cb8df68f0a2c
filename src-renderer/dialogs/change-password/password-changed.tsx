import type { ReactElement } from "react";
import type { Failure } from "../../../src-shared/failure.ts";
import { failureText } from "../../../src-shared/text/failure-text.ts";
import { changePasswordText as words } from "../../../src-shared/text/keys-text.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";

interface Props {
  readonly oldCopies: readonly string[];
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** It is done; what the old password still opens is named, and can go. */
export function PasswordChanged(props: Props): ReactElement {
  const { oldCopies, isBusy, failure, onRemove, onClose } = props;
  const count = oldCopies.length;
  return (
    <Dialog
      title={words.changedTitle}
      onSubmit={() => {
        if (count === 0) onClose();
        else if (!isBusy) onRemove();
      }}
      onCancel={onClose}
    >
      {failure && <Alert>{failureText(failure)}</Alert>}
      <p className="dialog-body">{count === 0 ? words.noOldCopies : words.oldCopies(count)}</p>
      {count > 0 && (
        <ul className="old-copies">
          {oldCopies.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <p className="dialog-body">{words.oldCopiesElsewhere}</p>
      <DialogButtons>
        {count > 0 && (
          <Button disabled={isBusy} onClick={onClose}>
            {words.keep(count)}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={isBusy}>
          {count === 0 ? words.done : isBusy ? words.removing : words.remove(count)}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
