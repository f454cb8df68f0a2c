import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Failure } from "../../../src-shared/failure.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { text } from "../../../src-shared/text/en.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly onClose: () => void;
}

/** Another name for the entry in the list. */
export function RenameVaultDialog({ bridge, vault, onClose }: Props): ReactElement {
  const [name, setName] = useState(vault.name);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const isNamed = name.trim() !== "";

  useEffect(() => {
    field.current?.select();
  }, []);

  async function rename(): Promise<void> {
    const reply = await bridge.ask("vault.rename", { id: vault.id, name });
    if (reply.ok) onClose();
    else setFailure(reply.failure);
  }

  return (
    <Dialog
      title={text.renameDialog.title(vault.name)}
      onSubmit={() => {
        if (isNamed) void rename();
      }}
      onCancel={onClose}
    >
      {failure && <FailureAlert failure={failure} />}
      <TextField
        ref={field}
        label={text.renameDialog.name}
        hint={text.renameDialog.hint}
        value={name}
        maxLength={200}
        onChange={setName}
      />
      <DialogButtons>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="primary" type="submit" disabled={!isNamed}>
          {text.renameDialog.rename}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
