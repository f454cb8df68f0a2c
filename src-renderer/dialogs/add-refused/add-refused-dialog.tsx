import type { ReactElement } from "react";
import type { Failure } from "../../../src-shared/failure.ts";
import { text } from "../../../src-shared/text/en.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";

interface Props {
  readonly failure: Failure;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** Why the chosen folder is not in the list now. */
export function AddRefusedDialog({ failure, onAgain, onClose }: Props): ReactElement {
  return (
    <Dialog title={text.addRefusedDialog.title} onSubmit={onAgain} onCancel={onClose}>
      <FailureAlert failure={failure} />
      <DialogButtons>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="primary" type="submit">
          {text.addRefusedDialog.again}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
