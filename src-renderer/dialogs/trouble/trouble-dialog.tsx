import { type ReactElement, useState } from "react";
import type { Bridge } from "../../../src-shared/contract/bridge.ts";
import type { Trouble } from "../../../src-shared/model/trouble.ts";
import { troubleText as text } from "../../../src-shared/text/preferences-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogButtons } from "../../ui/dialog.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly trouble: Trouble;
  readonly onClose: () => void;
}

/** Tells of something that nobody expected, with all that helps to mend it. */
export function TroubleDialog({ bridge, trouble, onClose }: Props): ReactElement {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Dialog title={text.title} onCancel={onClose} onSubmit={onClose}>
      <p className="dialog-body">{text.body}</p>
      <p>
        {text.code}: <span className="trouble-code">{trouble.code}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="report" aria-label={text.report} tabIndex={0}>
        <pre>{trouble.report}</pre>
      </section>
      <p className="field-hint">{text.report}</p>
      <DialogButtons>
        <Button onClick={() => void bridge.ask("log.show", {})}>{text.showLog}</Button>
        <Button
          onClick={() => {
            void bridge.ask("trouble.copy", {}).then(({ ok }) => {
              setIsCopied(ok);
            });
          }}
        >
          {isCopied ? text.copied : text.copy}
        </Button>
        <Button look="primary" type="submit">
          {text.close}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
