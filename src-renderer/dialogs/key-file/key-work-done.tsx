import type { ReactElement } from "react";
import type { Output } from "../../../src-shared/contract/contract.ts";
import { keyWorkText as words } from "../../../src-shared/text/key-file-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";

interface Props {
  readonly outcome: Output<"key.bring">;
  readonly onClose: () => void;
}

/** Where the key file is now, what went, and what nobody can take back. */
export function KeyWorkDone({ outcome: { place, removed }, onClose }: Props): ReactElement {
  return (
    <Dialog title={words.doneTitle} onSubmit={onClose} onCancel={onClose}>
      <p className="dialog-body">{words.isAt(place)}</p>
      {removed.length > 0 && (
        <>
          <p className="dialog-body">{words.removed(removed.length)}</p>
          <ul className="old-copies">
            {removed.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <p className="dialog-body">{words.cloudKeeps}</p>
        </>
      )}
      <DialogButtons>
        <Button look="primary" type="submit">
          {words.done}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
