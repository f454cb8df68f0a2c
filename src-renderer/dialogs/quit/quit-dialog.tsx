import { type ReactElement, useEffect, useState } from "react";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { quitText as text } from "../../../src-shared/text/preferences-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vaults: readonly VaultSummary[];
  readonly onClose: () => void;
}

/** Milliseconds between two tries while programs are writing. */
const AGAIN_AFTER = 500;

/** Asks before open vaults are locked by quitting, and waits for those who write in them. */
export function QuitDialog({ bridge, vaults, onClose }: Props): ReactElement {
  const [waitingFor, setWaitingFor] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const open = vaults.filter(({ state }) => state.kind === "unlocked").map(({ name }) => name);
  const isWaiting = waitingFor.length > 0;

  async function quit(force: boolean): Promise<void> {
    const reply = await bridge.ask("app.quit", { force });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok && reply.value.kind === "busy") setWaitingFor(reply.value.vaults);
  }

  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => {
      void bridge.ask("app.quit", { force: false });
    }, AGAIN_AFTER);
    return () => {
      clearInterval(timer);
    };
  }, [bridge, isWaiting]);

  return (
    <Dialog
      title={text.title}
      onCancel={onClose}
      onSubmit={isWaiting ? onClose : () => void quit(false)}
    >
      <p className="dialog-body">
        {isWaiting ? text.busy(waitingFor.join(", ")) : text.body(open.join(", "))}
      </p>
      {failure && <FailureAlert failure={failure} />}
      {isWaiting && <ProgressBar label={text.waiting} />}
      <DialogButtons>
        {/* Whoever presses Enter or clicks twice cuts nobody off. */}
        {isWaiting ? (
          <Button onClick={() => void quit(true)}>{text.force}</Button>
        ) : (
          <Button onClick={onClose}>{text.stay}</Button>
        )}
        <Button look="primary" type="submit">
          {isWaiting ? text.stay : text.quit}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
