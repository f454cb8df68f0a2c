import { type ReactElement, useState } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { ImportOutcome } from "../../src-shared/model/preferences.ts";
import { preferencesText as text } from "../../src-shared/text/preferences-text.ts";
import { Button } from "../ui/button.tsx";
import type { CardProps } from "./card-props.ts";

export function TransferCard({ bridge, settle }: CardProps): ReactElement {
  const [said, setSaid] = useState("");

  async function exportAll() {
    const reply = await bridge.ask("preferences.export", {});
    if (reply.ok && reply.value.kind === "exported") setSaid(text.exported(reply.value.place));
    return reply;
  }

  async function importAll() {
    const reply = await bridge.ask("preferences.import", {});
    if (reply.ok) setSaid((before) => outcomeText(reply.value) ?? before);
    return reply;
  }

  return (
    <section className="card" aria-labelledby="transfer-heading">
      <h2 id="transfer-heading">{text.transfer}</h2>
      <p className="card-lead">{text.transferAbout}</p>
      <div className="form-buttons">
        <span className="why-not" role="status">
          {said}
        </span>
        <Button
          onClick={() => {
            settle(importAll());
          }}
        >
          {text.import}
        </Button>
        <Button
          onClick={() => {
            settle(exportAll());
          }}
        >
          {text.export}
        </Button>
      </div>
    </section>
  );
}

/** @returns `null` for nothing to say */
function outcomeText(outcome: ImportOutcome): string | null {
  switch (outcome.kind) {
    case "imported":
      return text.imported(outcome.addedVaults);
    case "not-preferences":
      return text.notPreferences;
    case "cancelled":
      return null;
    default:
      return assertNever(outcome);
  }
}
