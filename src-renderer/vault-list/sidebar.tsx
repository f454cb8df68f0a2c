import type { ReactElement } from "react";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import type { AppStores } from "../app-stores.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { VaultList } from "./vault-list.tsx";
import type { ListState } from "./vault-list-store.ts";

interface Props {
  readonly stores: AppStores;
  readonly state: Extract<ListState, { step: "ready" }>;
  readonly isChoosing: boolean;
}

export function Sidebar({ stores, state, isChoosing }: Props): ReactElement {
  const { dialogs, adding, showVault, startNewVault } = stores;

  function open({ id, state: { kind } }: VaultSummary): void {
    if (kind === "locked") dialogs.show({ kind: "unlock", id });
  }

  function remove({ id, state: { kind } }: VaultSummary): void {
    const isInUse = kind === "unlocked" || kind === "unlocking" || kind === "locking";
    if (!isInUse) dialogs.show({ kind: "remove", id });
  }

  return (
    <nav className="sidebar" aria-label={text.list.label}>
      <h2 className="sidebar-heading">{text.list.label}</h2>
      <VaultList
        vaults={state.list.vaults}
        selectedId={state.selectedId}
        onSelect={showVault}
        onOpen={open}
        onRemove={remove}
      />
      <div className="sidebar-buttons">
        <Button onClick={startNewVault}>
          <Icon name="add" />
          {text.list.new}
        </Button>
        <Button disabled={isChoosing} onClick={() => void adding.choose()}>
          {isChoosing ? text.list.adding : text.list.add}
        </Button>
      </div>
    </nav>
  );
}
