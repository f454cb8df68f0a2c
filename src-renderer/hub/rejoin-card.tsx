import { type ReactElement, useEffect, useState } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { Failure } from "../../src-shared/failure.ts";
import type { HubTemplate } from "../../src-shared/model/hub-account.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { rejoinHubText as words } from "../../src-shared/text/hub-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { PasswordForm } from "../ui/password-form.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly id: VaultId;
}

/** The way from a password to a Hub: back to the one that a vault was taken from, or to any by its template. */
export function RejoinCard({ bridge, id }: Props): ReactElement | null {
  const [isKept, setIsKept] = useState<boolean | null>(null);
  const [chosen, setChosen] = useState<HubTemplate | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let isShown = true;
    void bridge.ask("hub.can-rejoin", { id }).then((reply) => {
      if (isShown) setIsKept(reply.ok && reply.value);
    });
    return () => {
      isShown = false;
    };
  }, [bridge, id]);

  async function choose(): Promise<void> {
    const reply = await bridge.ask("hub.choose-template", { id });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok && reply.value) setChosen(reply.value);
  }

  async function rejoin(password: string): Promise<void> {
    setIsBusy(true);
    const reply = await bridge.ask("hub.rejoin", { id, password, by: chosen ? "chosen" : "kept" });
    setIsBusy(false);
    setFailure(reply.ok ? null : reply.failure);
  }

  if (isKept === null) return null;
  const isReady = isKept || chosen !== null;
  return (
    <section className="card" aria-labelledby="rejoin-heading">
      <h2 id="rejoin-heading">{isKept ? words.heading : words.otherHeading}</h2>
      <p className="card-lead">{leadOf(isKept, chosen)}</p>
      {isReady && isBusy && <ProgressBar label={words.working} />}
      {isReady && !isBusy && (
        <PasswordForm
          label={words.password}
          submit={chosen ? words.submitChosen : words.submit}
          failure={failure}
          onSubmit={(password) => void rejoin(password)}
        />
      )}
      {!isReady && failure && <FailureAlert failure={failure} />}
      {!isBusy && (
        <div className="form-buttons">
          <Button look={isReady ? "quiet" : "plain"} onClick={() => void choose()}>
            {isReady ? words.chooseAnother : words.choose}
          </Button>
        </div>
      )}
    </section>
  );
}

function leadOf(isKept: boolean, chosen: HubTemplate | null): string {
  if (chosen) return words.chosen(chosen.host);
  return isKept ? words.about : words.otherAbout;
}
