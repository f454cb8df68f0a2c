import { type ReactElement, useCallback, useRef, useState } from "react";
import { useStore } from "zustand";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import type { AppStores } from "../app-stores.ts";
import { EventBell } from "../events/event-bell.tsx";
import { arranged } from "./arranged.ts";
import { ListMenu } from "./list-menu.tsx";
import { matching } from "./matching.ts";
import { SearchField } from "./search-field.tsx";
import { SidebarButtons } from "./sidebar-buttons.tsx";
import { useListShortcuts } from "./use-list-shortcuts.ts";
import { VaultList } from "./vault-list.tsx";
import type { ListState } from "./vault-list-store.ts";
import { VaultMenu } from "./vault-menu.tsx";

interface Props {
  readonly stores: AppStores;
  readonly state: Extract<ListState, { step: "ready" }>;
  readonly isChoosing: boolean;
}

/** Nobody takes a vault off the list while something goes on in it. */
const inUse: ReadonlySet<string> = new Set(["unlocked", "unlocking", "locking", "working"]);

interface OpenMenu {
  readonly id: VaultId;
  readonly at: { readonly x: number; readonly y: number };
}

export function Sidebar({ stores, state, isChoosing }: Props): ReactElement {
  const { list, dialogs, settings, showVault } = stores;
  const { listOrder, compactList } = useStore(settings).settings;
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [searched, setSearched] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const nav = useRef<HTMLElement>(null);

  const isMac = state.platform === "macos";
  const { vaults } = state.list;
  const shown = arranged(matching(vaults, searched), listOrder);
  const isWhole = shown.length === vaults.length;
  const selected = vaults.find(({ id }) => id === state.selectedId);
  const menuVault = vaults.find(({ id }) => id === menu?.id);
  const closeMenu = useCallback(() => {
    setMenu(null);
  }, []);

  useListShortcuts(stores, selected, search, isMac);

  function leaveSearch(): void {
    const [first] = shown;
    if (!first) return;
    if (!shown.some(({ id }) => id === state.selectedId)) showVault(first.id);
    nav.current?.querySelector<HTMLElement>(".vault-row[tabindex='0']")?.focus();
  }

  return (
    <nav ref={nav} className="sidebar" aria-label={text.list.label}>
      <div className="sidebar-top">
        <SearchField ref={search} value={searched} onChange={setSearched} onLeave={leaveSearch} />
        <EventBell stores={stores} />
        <ListMenu stores={stores} />
      </div>
      {shown.length === 0 && <p className="sidebar-none">{text.list.noneFound(searched)}</p>}
      <VaultList
        vaults={shown}
        selectedId={state.selectedId}
        onSelect={showVault}
        onOpen={stores.openVault}
        onRemove={({ id, state: { kind } }) => {
          if (!inUse.has(kind)) dialogs.show({ kind: "remove", id });
        }}
        onRename={({ id }) => {
          dialogs.show({ kind: "rename", id });
        }}
        onMove={
          isWhole && listOrder === "own" ? (id, before) => void list.move(id, before) : undefined
        }
        onMenu={(vault, at) => {
          setMenu({ id: vault.id, at });
        }}
        isCompact={compactList}
      />
      {menuVault && menu && (
        <VaultMenu
          stores={stores}
          vault={menuVault}
          at={menu.at}
          isMac={isMac}
          onClose={closeMenu}
        />
      )}
      <SidebarButtons stores={stores} isChoosing={isChoosing} />
    </nav>
  );
}
