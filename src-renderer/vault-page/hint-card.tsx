import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { hintText } from "../../src-shared/text/hint-text.ts";
import { Button } from "../ui/button.tsx";
import type { VaultActions } from "./vault-actions.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "safety">;
  readonly actions: Pick<VaultActions, "makeDearer" | "section">;
}

/** What could be better about this vault; one thing at a time, and never again once it was read. */
export function HintCard({ bridge, vault, actions }: Props): ReactElement | null {
  const { id, safety } = vault;
  const [hint] = safety.hints;
  if (hint === undefined) return null;
  const words = hintText[hint];

  function take(): void {
    if (hint === "dearer-guesses") actions.makeDearer();
    else actions.section("key-file");
  }

  return (
    <section className="card card-wide" aria-labelledby="hint-heading">
      <h2 id="hint-heading">{words.heading}</h2>
      <p>{words.body}</p>
      <div className="form-buttons">
        <Button look="quiet" onClick={() => void bridge.ask("vault.dismiss-hint", { id, hint })}>
          {hintText.dismiss}
        </Button>
        <Button onClick={take}>{words.take}</Button>
      </div>
    </section>
  );
}
