import type { ReactElement } from "react";
import type { Failure } from "../../../src-shared/failure.ts";
import type { KeyWhere, SeenKeyPlace } from "../../../src-shared/model/key-place.ts";
import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { text } from "../../../src-shared/text/en.ts";
import { keyAwayText as words } from "../../../src-shared/text/key-file-text.ts";
import { restoreText } from "../../../src-shared/text/restore-text.ts";
import { FailureAlert } from "../../failures/failure-alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";

interface Props {
  readonly vault: Pick<VaultSummary, "name" | "place">;
  readonly where: KeyWhere;
  readonly failure: Failure | null;
  readonly onChoose: () => void;
  readonly onRecover: () => void;
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

/** The key file is not there: which stick to plug in, or what to do without it. */
export function KeyAwayDialog(props: Props): ReactElement {
  const { vault, where, failure, onChoose, onRecover, onRestore, onClose } = props;
  const places = where.kind === "away" ? where.places : [];
  return (
    <Dialog title={text.unlockDialog.title(vault.name)} onSubmit={onChoose} onCancel={onClose}>
      <p className="dialog-sub">{vault.place}</p>
      {failure && <FailureAlert failure={failure} />}
      <p className="dialog-body">{leadOf(places)}</p>
      {places.length > 0 && (
        <ul className="key-places">
          {places.map(({ label, place }) => (
            <li key={place} className="key-line">
              <Icon name={label === null ? "key" : "stick"} size={20} />
              <span>
                <b>{label === null ? words.file : words.drive(label)}</b>
                <small>{place}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {places.length > 0 && <ProgressBar label={words.waiting} />}
      <div className="choose-key">
        <p className="field-hint">{words.lost}</p>
        <Button onClick={onRestore}>{restoreText.cardButton}</Button>
      </div>
      <DialogButtons>
        <Button look="quiet" onClick={onRecover}>
          {words.recover}
        </Button>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button type="submit" look={places.length > 0 ? "plain" : "primary"}>
          {words.choose}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}

function leadOf(places: readonly SeenKeyPlace[]): string {
  const [first, second] = places;
  if (first === undefined) return words.unknown;
  if (second !== undefined) return words.insertOne;
  return first.label === null ? words.notThere : words.insert(first.label);
}
