import type { ReactElement } from "react";
import type { HubLook } from "../../../src-shared/model/hub-account.ts";
import { text } from "../../../src-shared/text/en.ts";
import { hubUnlockText } from "../../../src-shared/text/hub-text.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";
import type { Frame } from "./hub-frame.ts";
import type { UnlockHubStore } from "./unlock-hub-store.ts";

const words = hubUnlockText.trust;

interface Props {
  readonly frame: Frame;
  readonly look: HubLook;
  readonly store: Pick<UnlockHubStore, "trust">;
}

/**
 * Whom the vault names, in plain words; what is another one than before is marked.
 *
 * The answer to go on with is to trust, but not where something has changed: that takes a look first.
 */
export function HubTrustForm({ frame, look, store }: Props): ReactElement {
  const { tuple, before } = look;
  const trust = (): void => void store.trust(look);
  return (
    <Dialog
      title={frame.title}
      onSubmit={before ? frame.onCancel : trust}
      onCancel={frame.onCancel}
    >
      <p className="dialog-sub">{frame.place}</p>
      {before && <Alert>{words.changed}</Alert>}
      <p className="dialog-body">{words.lead}</p>
      <dl className="hub-tuple">
        {(["api", "login", "clientId"] as const).map((part) => (
          <div key={part}>
            <dt>{words[part]}</dt>
            <dd>
              <strong>{tuple[part]}</strong>
              {before && before[part] !== tuple[part] && (
                <span className="hub-before">{words.was(before[part])}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="field-hint">{words.ownerSays}</p>
      {before ? (
        <DialogButtons>
          <Button onClick={trust}>{words.agree}</Button>
          <Button look="primary" type="submit">
            {text.cancel}
          </Button>
        </DialogButtons>
      ) : (
        <DialogButtons>
          <Button onClick={frame.onCancel}>{text.cancel}</Button>
          <Button look="primary" type="submit">
            {words.agree}
          </Button>
        </DialogButtons>
      )}
    </Dialog>
  );
}
