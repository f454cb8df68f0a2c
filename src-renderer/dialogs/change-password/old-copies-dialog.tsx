import { type ReactElement, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { changePasswordText as words } from "../../../src-shared/text/keys-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { oldCopiesStore } from "./old-copies-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
  /** Names of older key files in the vault folder. */
  readonly oldCopies: readonly string[];
  readonly onClose: () => void;
}

/**
 * The password is changed; what the old one still opens is named, and can go.
 * Enter keeps it: a second one, meant for the dialog before, must not remove a key file.
 */
export function OldCopiesDialog({ bridge, id, oldCopies, onClose }: Props): ReactElement {
  const store = useMemo(() => oldCopiesStore(bridge, id), [bridge, id]);
  const state = useStore(store);
  const isBusy = state.step !== "asking";
  const count = oldCopies.length;

  useEffect(() => {
    if (state.step === "removed") onClose();
  }, [state.step, onClose]);

  return (
    <Dialog title={words.changedTitle} onSubmit={onClose} onCancel={onClose}>
      {state.step === "asking" && state.failure && <FailureAlert failure={state.failure} />}
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
          <Button disabled={isBusy} onClick={() => void store.remove()}>
            {isBusy ? words.removing : words.remove(count)}
          </Button>
        )}
        <Button look="primary" type="submit" disabled={isBusy}>
          {count === 0 ? words.done : words.keep(count)}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
