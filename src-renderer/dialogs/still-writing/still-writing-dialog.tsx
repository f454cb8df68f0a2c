import { type ReactElement, useEffect, useState } from "react";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import {
  statisticsText,
  stillWritingText as text,
} from "../../../src-shared/text/vault-options-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import type { WhatIsInUse } from "../dialog-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly inUse: WhatIsInUse;
  readonly onClose: () => void;
}

/** Milliseconds between two tries. */
const AGAIN_AFTER = 500;

/** Waits until nobody writes into the vault any more, and locks it then. */
export function StillWritingDialog({ bridge, vault, inUse, onClose }: Props): ReactElement {
  const [waitingFor, setWaitingFor] = useState(inUse);
  const { id } = vault;
  const isOpen = vault.state.kind === "unlocked";

  useEffect(() => {
    if (!isOpen) onClose();
  }, [isOpen, onClose]);

  useEffect(() => {
    let isShown = true;
    async function tryAgain(): Promise<void> {
      const reply = await bridge.ask("vault.lock", { id, force: false });
      if (isShown && reply.ok && reply.value.kind === "in-use") setWaitingFor(reply.value);
    }
    const timer = setInterval(() => void tryAgain(), AGAIN_AFTER);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [bridge, id]);

  return (
    <Dialog title={text.title} onSubmit={onClose} onCancel={onClose}>
      <p className="dialog-body">{waitingFor.isDriveBusy ? text.driveBusy : text.body}</p>
      {waitingFor.files.length > 0 && (
        <ul className="files">
          {waitingFor.files.map(({ path, use }) => (
            <li key={path}>
              <span className="finding-place">{path}</span>
              <small>{statisticsText.use[use]}</small>
            </li>
          ))}
        </ul>
      )}
      <ProgressBar label={text.waiting} />
      <DialogButtons>
        <Button onClick={() => void bridge.ask("vault.lock", { id, force: true })}>
          {text.force}
        </Button>
        <Button look="primary" type="submit">
          {text.cancel}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
