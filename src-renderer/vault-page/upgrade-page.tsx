import type { ReactElement } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { rowHint } from "../vault-list/state-words.ts";
import { UpgradeCard } from "../vault-options/upgrade-card.tsx";
import { PageHeader } from "./page-header.tsx";
import type { VaultActions } from "./vault-actions.ts";

interface Props {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly actions: VaultActions;
}

/** The page of a vault that has to be upgraded before it can be unlocked. */
export function UpgradePage({ bridge, vault, actions }: Props): ReactElement {
  return (
    <>
      <PageHeader vault={vault} state={rowHint(vault)} onRename={actions.rename}>
        <Button onClick={actions.options}>
          <Icon name="sliders" />
          {text.page.options}
        </Button>
      </PageHeader>
      <UpgradeCard bridge={bridge} vault={vault} />
    </>
  );
}
