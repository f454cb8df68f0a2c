import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import type { FilesBook } from "../files/files-book.ts";
import type { Platform } from "../vault-list/vault-list-store.ts";
import { ConnectCard } from "./connect-card.tsx";
import { DropCard } from "./drop-card.tsx";
import { NamesCard } from "./names-card.tsx";
import { ShareCard } from "./share-card.tsx";
import { StaleKeyCard } from "./stale-key-card.tsx";
import { ThisVaultCard } from "./this-vault-card.tsx";
import { TrafficCard } from "./traffic-card.tsx";
import type { VaultActions } from "./vault-actions.ts";

export interface OpenVaultProps {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly state: Extract<VaultState, { kind: "unlocked" }>;
  readonly platform: Platform;
  readonly actions: VaultActions;
  readonly files: FilesBook;
}

/** What there is to know of an open vault, card by card. */
export function Overview({
  bridge,
  vault,
  state,
  platform,
  actions,
}: OpenVaultProps): ReactElement {
  return (
    <div className="cards">
      <StaleKeyCard bridge={bridge} vault={vault} />
      <TrafficCard traffic={actions.traffic} />
      <ThisVaultCard vault={vault} cipher={state.cipher} actions={actions} />
      <ShareCard share={state.share} copy={actions.copy} />
      <ConnectCard platform={platform} />
      <DropCard />
      <NamesCard bridge={bridge} id={vault.id} names={actions.names} />
    </div>
  );
}
