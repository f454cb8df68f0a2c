import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import type { DriveActions } from "../drive/drive-actions.ts";
import { DriveCard } from "../drive/drive-card.tsx";
import type { FilesBook } from "../files/files-book.ts";
import type { Platform } from "../vault-list/vault-list-store.ts";
import { DropCard } from "./drop-card.tsx";
import { HintCard } from "./hint-card.tsx";
import { NamesCard } from "./names-card.tsx";
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

interface Props extends OpenVaultProps {
  readonly drive: DriveActions;
}

/** What there is to know of an open vault, card by card. */
export function Overview(props: Props): ReactElement {
  const { bridge, vault, state, platform, actions, drive } = props;
  const driveCard = (
    <DriveCard
      bridge={bridge}
      drive={state.drive}
      actions={drive}
      share={state.share}
      platform={platform}
      copy={actions.copy}
    />
  );
  // What went wrong is said before all else.
  const isDriveFirst = state.drive.kind === "failed";
  return (
    <div className="cards overview">
      <StaleKeyCard bridge={bridge} vault={vault} />
      {isDriveFirst && driveCard}
      <div className="overview-now">
        <TrafficCard traffic={actions.traffic} />
        <div className="overview-is">
          <ThisVaultCard vault={vault} cipher={state.cipher} actions={actions} />
          <DropCard onCopyIn={state.readOnly ? null : actions.copyIn} />
        </div>
      </div>
      <div className="overview-use">
        <HintCard bridge={bridge} vault={vault} actions={actions} />
        {!isDriveFirst && driveCard}
        <NamesCard bridge={bridge} id={vault.id} names={actions.names} />
      </div>
    </div>
  );
}
