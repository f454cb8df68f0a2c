import { type ReactElement, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { thisVaultText } from "../../src-shared/text/this-vault-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: Pick<VaultSummary, "id" | "safety">;
}

/** A second stick that was left behind by a change of the password. */
export function StaleKeyCard({ bridge, vault }: Props): ReactElement | null {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { stale: words } = thisVaultText;
  const { staleKeys } = vault.safety;
  if (staleKeys.length === 0) return null;

  async function ask(channel: "key.update-stale" | "key.leave-stale"): Promise<void> {
    setIsBusy(true);
    const reply = await bridge.ask(channel, { id: vault.id });
    setFailure(reply.ok ? null : reply.failure);
    setIsBusy(false);
  }

  return (
    <section className="card card-trouble card-wide" aria-labelledby="stale-key-heading">
      <h2 id="stale-key-heading">{words.heading}</h2>
      {failure && <FailureAlert failure={failure} />}
      <p>{words.body(staleKeys)}</p>
      <div className="form-buttons">
        <Button disabled={isBusy} onClick={() => void ask("key.leave-stale")}>
          {words.leave}
        </Button>
        <Button disabled={isBusy} onClick={() => void ask("key.update-stale")}>
          {isBusy ? words.updating : words.update}
        </Button>
      </div>
    </section>
  );
}
