import { type ReactElement, useEffect, useRef } from "react";
import { newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { Button } from "../ui/button.tsx";
import { LockIcon } from "../ui/lock-icon.tsx";

/** What the user wants to do with the new vault now. */
export type AfterCreation = "unlock" | "recovery-key" | "nothing";

interface Props {
  readonly name: string;
  readonly onDone: (next: AfterCreation) => void;
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
            onDone("nothing");
          }}
        >
          {words.later}
        </Button>
        <Button
          onClick={() => {
            onDone("recovery-key");
          }}
        >
          {words.recoveryKey}
        </Button>
        <Button
          ref={first}
          look="primary"
          onClick={() => {
            onDone("unlock");
          }}
        >
          {words.unlockNow}
        </Button>
      </div>
    </section>
  );
}
