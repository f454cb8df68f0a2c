import { type ReactElement, useEffect, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { rejoinHubText as words } from "../../src-shared/text/hub-text.ts";
import { PasswordForm } from "../ui/password-form.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
}

/** The way back to the Hub that a vault was taken from; nothing where it never was at one. */
export function RejoinCard({ bridge, id }: Props): ReactElement | null {
  const [canRejoin, setCanRejoin] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let isShown = true;
    void bridge.ask("hub.can-rejoin", { id }).then((reply) => {
      if (isShown) setCanRejoin(reply.ok && reply.value);
    });
    return () => {
      isShown = false;
    };
  }, [bridge, id]);

  async function rejoin(password: string): Promise<void> {
    setIsBusy(true);
    const reply = await bridge.ask("hub.rejoin", { id, password });
    setIsBusy(false);
    setFailure(reply.ok ? null : reply.failure);
  }

  if (!canRejoin) return null;
  return (
    <section className="card" aria-labelledby="rejoin-heading">
      <h2 id="rejoin-heading">{words.heading}</h2>
      <p className="card-lead">{words.about}</p>
      {isBusy ? (
        <ProgressBar label={words.working} />
      ) : (
        <PasswordForm
          label={words.password}
          submit={words.submit}
          failure={failure}
          onSubmit={(password) => void rejoin(password)}
        />
      )}
    </section>
  );
}
