import type { ReactElement } from "react";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { LockIcon } from "../ui/lock-icon.tsx";

interface Props {
  readonly isChoosing: boolean;
  readonly onCreate: () => void;
  readonly onAdd: () => void;
  readonly onPreferences: () => void;
}

/** The page while there is no vault in the list. */
export function Welcome({ isChoosing, onCreate, onAdd, onPreferences }: Props): ReactElement {
  return (
    <main className="welcome">
      <span className="badge badge-welcome badge-shut">
        <LockIcon isOpen={false} size={36} />
      </span>
      <h1>{text.welcome.heading}</h1>
      <p className="welcome-body">{text.welcome.body}</p>
      <div className="welcome-buttons">
        <Button look="primary" onClick={onCreate}>
          {text.welcome.create}
        </Button>
        <Button disabled={isChoosing} onClick={onAdd}>
          {isChoosing ? text.list.adding : text.welcome.add}
        </Button>
      </div>
      <p className="welcome-preferences">
        <Button look="quiet" onClick={onPreferences}>
          {text.list.preferences}
        </Button>
      </p>
      <p className="welcome-hint">{text.welcome.whatToChoose}</p>
      <ol className="welcome-steps">
        {text.welcome.steps.map(({ title, body }) => (
          <li key={title}>
            <b>{title}</b>
            {body}
          </li>
        ))}
      </ol>
    </main>
  );
}
