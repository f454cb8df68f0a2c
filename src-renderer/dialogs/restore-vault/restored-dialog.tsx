import type { ReactElement } from "react";
import type { Restored } from "../../../src-shared/model/restore.ts";
import { restoreText as words } from "../../../src-shared/text/restore-text.ts";
import { Button } from "../../ui/button.tsx";
import { cipherWords } from "../../ui/cipher-words.ts";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";

interface Props {
  readonly vaultName: string;
  readonly restored: Restored;
  readonly onUnlock: () => void;
  readonly onClose: () => void;
}

/** What was restored, from what, and where what it replaced is kept. */
export function RestoredDialog({ vaultName, restored, onUnlock, onClose }: Props): ReactElement {
  const { config, keyFile, kept } = restored;
  // What was kept just now is named once.
  const older = restored.oldCopies.filter((name) => !kept.includes(name));
  return (
    <Dialog title={words.doneTitle(vaultName)} onSubmit={onUnlock} onCancel={onClose}>
      <p className="dialog-body">{words.proved}</p>
      <dl className="facts facts-dialog">
        {config && (
          <>
            <dt>{words.config}</dt>
            <dd>{configLine(config)}</dd>
          </>
        )}
        {keyFile !== null && (
          <>
            <dt>{words.keyFile}</dt>
            <dd>{keyFile}</dd>
          </>
        )}
      </dl>
      {kept.length > 0 && <Names lead={words.keptLead} names={kept} />}
      {older.length > 0 && <Names lead={words.oldCopies(older.length)} names={older} />}
      <DialogButtons>
        <Button onClick={onClose}>{words.close}</Button>
        <Button look="primary" type="submit">
          {words.unlock}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function configLine({
  cipher,
  shorteningThreshold,
  from,
}: NonNullable<Restored["config"]>): string {
  return from === null
    ? words.madeConfig(cipherWords(cipher), shorteningThreshold)
    : words.takenConfig(from);
}

interface NamesProps {
  readonly lead: string;
  readonly names: readonly string[];
}

function Names({ lead, names }: NamesProps): ReactElement {
  return (
    <>
      <p className="dialog-body">{lead}</p>
      <ul className="old-copies">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}
