import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { vaultOptionsText as text } from "../../src-shared/text/vault-options-text.ts";
import { HubCard } from "../hub/hub-card.tsx";
import { RejoinCard } from "../hub/rejoin-card.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { OptionsSection } from "../view-store.ts";
import { CheckCard } from "./check-card.tsx";
import { DriveOptionsCard } from "./drive-options-card.tsx";
import { GeneralCard } from "./general-card.tsx";
import { type KeyDialog, KeyFileCard } from "./key-file-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { RecoveryKeyCard } from "./recovery-key-card.tsx";
import { RestoreCard } from "./restore-card.tsx";
import { UnlockingCard } from "./unlocking-card.tsx";
import { UpgradeCard } from "./upgrade-card.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly vaults: readonly VaultSummary[];
  /** What the user came for, if anything. */
  readonly section: OptionsSection | null;
  readonly onBack: () => void;
  /** Opens a dialog about this vault. */
  readonly onAsk: (
    kind: "change-password" | "restore" | "leave-hub" | "remove" | KeyDialog,
  ) => void;
}

/** What can be decided about a vault, and what can be done to it as a whole. */
export function VaultOptionsPage(props: Props): ReactElement {
  const { bridge, vault, vaults, section, onBack, onAsk } = props;
  const { kind } = vault.state;
  const isInUse = kind === "unlocked" || kind === "unlocking" || kind === "locking";
  const { key } = vault.safety;
  const hasPassword = key?.kind !== "hub" && (kind === "locked" || kind === "unlocked");
  const canRestore = key?.kind !== "hub" && (kind === "locked" || kind === "not-openable");
  const isCheckable = kind === "locked" || kind === "unlocked" || kind === "working";
  return (
    <main className="page" aria-label={text.heading(vault.name)}>
      <header className="plain-header">
        <Button look="icon" aria-label={text.back} title={text.back} onClick={onBack}>
          <Icon name="back" size={20} />
        </Button>
        <div>
          <h1>{text.heading(vault.name)}</h1>
          <p className="page-place">{vault.place}</p>
        </div>
      </header>
      <div className="options">
        <GeneralCard bridge={bridge} vault={vault} vaults={vaults} />
        <UnlockingCard bridge={bridge} vault={vault} isWanted={section === "unlocking"} />
        <DriveOptionsCard bridge={bridge} vault={vault} />
        {key?.kind === "hub" && (
          <HubCard
            bridge={bridge}
            vault={vault}
            host={key.host}
            onLeave={() => {
              onAsk("leave-hub");
            }}
          />
        )}
        {hasPassword && (
          <PasswordCard
            onChange={() => {
              onAsk("change-password");
            }}
          />
        )}
        {hasPassword && (
          <KeyFileCard
            bridge={bridge}
            vault={vault}
            isWanted={section === "key-file"}
            onAsk={onAsk}
          />
        )}
        {hasPassword && (
          <RecoveryKeyCard bridge={bridge} vault={vault} isWanted={section === "recovery-key"} />
        )}
        {hasPassword && kind === "locked" && <RejoinCard bridge={bridge} id={vault.id} />}
        <UpgradeCard bridge={bridge} vault={vault} />
        {isCheckable && <CheckCard bridge={bridge} vault={vault} isWanted={section === "check"} />}
        {canRestore && (
          <RestoreCard
            onRestore={() => {
              onAsk("restore");
            }}
          />
        )}
        <section className="card" aria-labelledby="remove-heading">
          <h2 id="remove-heading">{text.remove}</h2>
          <p className="card-lead">{text.removeAbout}</p>
          <div className="form-buttons">
            {isInUse && <span className="why-not">{text.removeWhileOpen}</span>}
            <Button
              disabled={isInUse}
              onClick={() => {
                onAsk("remove");
              }}
            >
              {text.removeButton}
            </Button>
          </div>
        </section>
      </div>
    </main>
  );
}
