import type { ReactElement } from "react";
import { dropText as text } from "../../src-shared/text/drop-text.ts";
import { Button } from "../ui/button.tsx";

interface Props {
  /** Lets the user pick what is copied in; absent where nothing may be written. */
  readonly onCopyIn: ((by: "files" | "folder") => void) | null;
}

/** Says what can be dropped on the page of an open vault. It is the whole page that takes it. */
export function DropCard({ onCopyIn }: Props): ReactElement {
  return (
    <section className="drop-card" aria-labelledby="drop-heading">
      <h2 id="drop-heading">{text.heading}</h2>
      <p>{text.hint}</p>
      {onCopyIn && (
        <div className="drop-buttons">
          <Button
            onClick={() => {
              onCopyIn("files");
            }}
          >
            {text.copyFiles}
          </Button>
          <Button
            onClick={() => {
              onCopyIn("folder");
            }}
          >
            {text.copyFolder}
          </Button>
        </div>
      )}
    </section>
  );
}
