import type { ReactElement } from "react";
import { restoreText as text } from "../../src-shared/text/restore-text.ts";
import { Button } from "../ui/button.tsx";

/** That what makes the vault one can be made again. */
export function RestoreCard({ onRestore }: { readonly onRestore: () => void }): ReactElement {
  return (
    <section className="card" aria-labelledby="restore-heading">
      <h2 id="restore-heading">{text.cardHeading}</h2>
      <p className="card-lead">{text.cardAbout}</p>
      <div className="form-buttons">
        <Button onClick={onRestore}>{text.cardButton}</Button>
      </div>
    </section>
  );
}
