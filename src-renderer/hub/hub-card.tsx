import { type ReactElement, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { hubCardText as words } from "../../src-shared/text/hub-text.ts";
import { FailureAlert } from "../failures/failure-alert.tsx";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { HubAccountView } from "./hub-account-view.tsx";
import { hubCardStore } from "./hub-card-store.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly host: string;
  readonly onLeave: () => void;
}

/** Who keeps the key of the vault, and the account of the user there. */
export function HubCard({ bridge, vault, host, onLeave }: Props): ReactElement {
  const store = useMemo(() => hubCardStore(bridge, vault.id), [bridge, vault.id]);
  const { account, team, isBusy, failure, secret } = useStore(store);
  const isLocked = vault.state.kind === "locked";

  // Nobody waits for a login any more when the page is gone.
  useEffect(() => store.stop, [store]);

  return (
    <>
      <section className="card" aria-labelledby="hub-heading">
        <h2 id="hub-heading">{words.heading}</h2>
        <p className="card-lead">{words.lead(host)}</p>
        {failure && <FailureAlert failure={failure} />}
        {account && <HubAccountView account={account} team={team} secret={secret} store={store} />}
        {isBusy && (
          <>
            <p className="card-note" role="status">
              {words.waiting}
            </p>
            <ProgressBar label={words.waiting} />
          </>
        )}
        <div className="form-buttons">
          {isBusy && <Button onClick={store.stop}>{text.cancel}</Button>}
          {account ? (
            <Button onClick={store.hide}>{words.hide}</Button>
          ) : (
            <Button disabled={isBusy} onClick={() => void store.show()}>
              {words.show}
            </Button>
          )}
        </div>
      </section>
      <section className="card" aria-labelledby="leave-hub-heading">
        <h2 id="leave-hub-heading">{words.leave}</h2>
        <p className="card-lead">{words.leaveAbout}</p>
        <div className="form-buttons">
          {!isLocked && <span className="why-not">{words.lockFirst}</span>}
          <Button disabled={!isLocked} onClick={onLeave}>
            {words.leaveButton}
          </Button>
        </div>
      </section>
    </>
  );
}
