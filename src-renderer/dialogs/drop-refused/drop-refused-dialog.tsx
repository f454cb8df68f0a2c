import type { ReactElement } from "react";
import type { Failure } from "../../../src-shared/failure.ts";
import { dropText as text } from "../../../src-shared/text/drop-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";

interface Props {
  readonly failure: Failure;
  readonly onClose: () => void;
}

/** Why what was dropped on an open vault is not in it now. */
export function DropRefusedDialog({ failure, onClose }: Props): ReactElement {
  return (
    <Dialog title={text.refused} onSubmit={onClose} onCancel={onClose}>
      <FailureAlert failure={failure} />
      <DialogButtons>
        <Button look="primary" type="submit">
          {text.close}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
