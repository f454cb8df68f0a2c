import { type ReactElement, useEffect, useRef } from "react";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { Button } from "../ui/button.tsx";
import { LockIcon } from "../ui/lock-icon.tsx";

interface Props {
  readonly name: string;
  readonly onDone: (unlock: boolean) => void;
}

/** The vault is there. */
export function CreatedStep({ name, onDone }: Props): ReactElement {
  const first = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    first.current?.focus();
  }, []);

  return (
    <section className="created" aria-live="polite">
      <span className="badge badge-welcome badge-shut">
        <LockIcon isOpen={false} size={36} />
      </span>
      <h1>{words.done(name)}</h1>
      <p>{words.doneBody}</p>
      <div className="created-buttons">
        <Button
          onClick={() => {
            onDone(false);
          }}
        >
          {words.later}
        </Button>
        <Button
          ref={first}
          look="primary"
          onClick={() => {
            onDone(true);
          }}
        >
          {words.unlockNow}
        </Button>
      </div>
    </section>
  );
}
