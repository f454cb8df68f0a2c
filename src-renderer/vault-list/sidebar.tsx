import { type ReactElement, useMemo, useRef, useState } from "react";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import type { AppStores } from "../app-stores.ts";
import { matching } from "./matching.ts";
import { SearchField } from "./search-field.tsx";
import { SidebarButtons } from "./sidebar-buttons.tsx";
import { type Shortcuts, useShortcuts } from "./use-shortcuts.ts";
import { VaultList } from "./vault-list.tsx";
import type { ListState } from "./vault-list-store.ts";

interface Props {
  readonly stores: AppStores;
  readonly state: Extract<ListState, { step: "ready" }>;
  readonly isChoosing: boolean;
}

export function Sidebar({ stores, state, isChoosing }: Props): ReactElement {
  const { list, dialogs, adding, lockVault, showVault, startNewVault } = stores;
  const [searched, setSearched] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const nav = useRef<HTMLElement>(null);

  function open({ id, state: { kind } }: VaultSummary): void {
    if (kind === "locked") dialogs.show({ kind: "unlock", id });
  }

  function remove({ id, state: { kind } }: VaultSummary): void {
    const isInUse = kind === "unlocked" || kind === "unlocking" || kind === "locking";
    if (!isInUse) dialogs.show({ kind: "remove", id });
  }

  const { vaults } = state.list;
  const shown = matching(vaults, searched);
  const selected = vaults.find(({ id }) => id === state.selectedId);

  const shortcuts = useMemo<Shortcuts>(
    () => ({
      f: () => search.current?.select(),
      n: startNewVault,
      o: () => void adding.choose(),
      l: () => {
        if (selected?.state.kind === "unlocked") lockVault(selected.id);
      },
    }),
    [startNewVault, adding, lockVault, selected],
  );
  useShortcuts(state.platform === "macos", shortcuts);

  function leaveSearch(): void {
    const [first] = shown;
    if (!first) return;
    if (!shown.some(({ id }) => id === state.selectedId)) showVault(first.id);
    nav.current?.querySelector<HTMLElement>(".vault-row[tabindex='0']")?.focus();
  }

  return (
    <nav ref={nav} className="sidebar" aria-label={text.list.label}>
      <SearchField ref={search} value={searched} onChange={setSearched} onLeave={leaveSearch} />
      {shown.length === 0 && <p className="sidebar-none">{text.list.noneFound(searched)}</p>}
      <VaultList
        vaults={shown}
        selectedId={state.selectedId}
        onSelect={showVault}
        onOpen={open}
        onRemove={remove}
        onRename={({ id }) => {
          dialogs.show({ kind: "rename", id });
        }}
        onMove={
          shown.length === vaults.length ? (id, before) => void list.move(id, before) : undefined
        }
      />
      <SidebarButtons stores={stores} isChoosing={isChoosing} />
    </nav>
  );
}
