import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { useCopied } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { Platform } from "../vault-list/vault-list-store.ts";
import { ConnectCard } from "./connect-card.tsx";
import { NamesCard } from "./names-card.tsx";
import { PageHeader } from "./page-header.tsx";
import { ShareCard } from "./share-card.tsx";
import { TrafficCard } from "./traffic-card.tsx";
import type { VaultActions } from "./vault-actions.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly state: Extract<VaultState, { kind: "unlocked" }>;
  readonly platform: Platform;
  readonly actions: VaultActions;
}

export function UnlockedPage({ bridge, vault, state, platform, actions }: Props): ReactElement {
  const { copied, start } = useCopied(() => actions.copy("url"));
  const isCopied = copied === "yes";
  const since = text.page.openSince(timeOfDay(state.sinceMs));

  return (
    <>
      <PageHeader
        vault={vault}
        state={state.readOnly ? text.page.onlyForReading(since) : since}
        onRename={actions.rename}
      >
        <Button look="quiet" onClick={actions.options}>
          <Icon name="sliders" />
          {text.page.options}
        </Button>
        <Button onClick={actions.lock}>{text.page.lock}</Button>
        <Button look="primary" onClick={start}>
          <Icon name={isCopied ? "check" : "copy"} />
          <span aria-live="polite">
            {isCopied ? text.page.addressCopied : text.page.copyAddress}
          </span>
        </Button>
      </PageHeader>
      <div className="cards">
        <ShareCard share={state.share} copy={actions.copy} />
        <ConnectCard platform={platform} />
        <TrafficCard traffic={actions.traffic} />
        <NamesCard bridge={bridge} id={vault.id} />
      </div>
    </>
  );
}

/** In the way of the user's own country, e.g. `14:02`. */
function timeOfDay(ms: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" }).format(ms);
}
