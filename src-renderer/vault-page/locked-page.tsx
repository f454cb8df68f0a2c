import type { ReactElement } from "react";
import type { VaultState, VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { PageHeader } from "./page-header.tsx";
import { ThisVaultCard } from "./this-vault-card.tsx";
import type { VaultActions } from "./vault-actions.ts";

interface Props {
  readonly vault: VaultSummary;
  readonly state: Extract<VaultState, { kind: "locked" | "unlocking" }>;
  readonly actions: VaultActions;
}

export function LockedPage({ vault, state, actions }: Props): ReactElement {
  const isUnlocking = state.kind === "unlocking";
  return (
    <>
      <PageHeader
        vault={vault}
        state={isUnlocking ? text.page.unlocking : text.page.locked}
        onRename={actions.rename}
      >
        <Button onClick={actions.options}>
          <Icon name="sliders" />
          {text.page.options}
        </Button>
        <Button look="primary" disabled={isUnlocking} onClick={actions.unlock}>
          {text.page.unlock}
        </Button>
      </PageHeader>
      <div className="cards">
        <section className="card">
          <h2>{text.whatUnlockingDoes.heading}</h2>
          <p>{text.whatUnlockingDoes.body}</p>
        </section>
        <ThisVaultCard vault={vault} cipher={state.cipher} actions={actions} />
      </div>
    </>
  );
}
