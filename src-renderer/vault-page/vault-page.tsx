import type { ReactElement, ReactNode } from "react";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import { dropZone } from "../../src-shared/model/drop.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { failureText } from "../../src-shared/text/failure-text.ts";
import type { FilesBook } from "../files/files-book.ts";
import type { Platform } from "../vault-list/vault-list-store.ts";
import { LockedPage } from "./locked-page.tsx";
import { LostFilesPage } from "./lost-files-page.tsx";
import { MissingPage } from "./missing-page.tsx";
import { TroublePage } from "./trouble-page.tsx";
import { UnlockedPage } from "./unlocked-page.tsx";
import { UpgradePage } from "./upgrade-page.tsx";
import type { VaultActions } from "./vault-actions.ts";
import { WaitingPage } from "./waiting-page.tsx";
import { WorkingPage } from "./working-page.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly platform: Platform;
  readonly actions: VaultActions;
  readonly files: FilesBook;
}

/** Everything about the chosen vault. */
export function VaultPage(props: Props): ReactElement {
  const { vault } = props;
  return (
    <main className="page page-wide" aria-label={vault.name} {...zoneOf(vault)}>
      {content(props)}
    </main>
  );
}

/** Files can be dropped on all of the page, while the vault is open. */
function zoneOf({ id, state }: VaultSummary) {
  return state.kind === "unlocked" ? dropZone({ kind: "vault", id }) : {};
}

function content({ bridge, vault, platform, actions, files }: Props): ReactNode {
  const { state } = vault;
  switch (state.kind) {
    case "looking":
      return <WaitingPage vault={vault} words={text.page.looking} />;
    case "locking":
      return <WaitingPage vault={vault} words={text.page.locking} />;
    case "locked":
    case "unlocking":
      return <LockedPage vault={vault} state={state} actions={actions} />;
    case "unlocked":
      return (
        <UnlockedPage
          bridge={bridge}
          vault={vault}
          state={state}
          platform={platform}
          actions={actions}
          files={files}
        />
      );
    case "missing":
      return <MissingPage vault={vault} actions={actions} />;
    case "needs-upgrade":
      return <UpgradePage bridge={bridge} vault={vault} actions={actions} />;
    case "working":
      return <WorkingPage bridge={bridge} vault={vault} work={state.work} />;
    case "not-openable":
      if (state.failure.kind === "vault-files-missing") {
        return <LostFilesPage vault={vault} actions={actions} failure={state.failure} />;
      }
      return (
        <TroublePage
          vault={vault}
          actions={actions}
          heading={text.notOpenable.heading}
          body={failureText(state.failure)}
          failure={state.failure}
        />
      );
    default:
      return assertNever(state);
  }
}
