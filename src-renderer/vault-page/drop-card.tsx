import type { ReactElement } from "react";
import { dropText as text } from "../../src-shared/text/drop-text.ts";

/** Says what can be dropped on the page of an open vault. It is the whole page that takes it. */
export function DropCard(): ReactElement {
  return (
    <section className="drop-card" aria-labelledby="drop-heading">
      <h2 id="drop-heading">{text.heading}</h2>
      <p>{text.hint}</p>
    </section>
  );
}
