import type { ReactElement } from "react";
import { text } from "../../src-shared/text/en.ts";
import type { Platform } from "../vault-list/vault-list-store.ts";

/** How to make the address a folder among folders, on this system. */
export function ConnectCard({ platform }: { readonly platform: Platform }): ReactElement {
  const { heading, steps } = text.connect[platform];
  return (
    <section className="card">
      <h2>{heading}</h2>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
