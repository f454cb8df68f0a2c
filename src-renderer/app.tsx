import { type ReactElement, useMemo, useRef } from "react";
import { useStore } from "zustand";
import type { Bridge } from "../src-shared/contract/bridge.ts";
import type { VaultId, VaultSummary } from "../src-shared/model/vault-summary.ts";
import type { AppStores } from "./app-stores.ts";
import { DialogHost } from "./dialogs/dialog-host.tsx";
import { EventsPage } from "./events/events-page.tsx";
import { FailuresOf } from "./failures/failures-of.tsx";
import { NewVaultPage } from "./new-vault/new-vault-page.tsx";
import { NoticeBar } from "./notice/notice-bar.tsx";
import { PreferencesPage } from "./preferences/preferences-page.tsx";
import { TransferDock } from "./transfers/transfer-dock.tsx";
import { useFocusKept } from "./ui/focus-kept.ts";
import { Toast } from "./ui/toast.tsx";
import { useAppShortcuts } from "./use-app-shortcuts.ts";
import { Sidebar } from "./vault-list/sidebar.tsx";
import { type ListState, type Platform, selectedVault } from "./vault-list/vault-list-store.ts";
import { VaultOptionsPage } from "./vault-options/vault-options-page.tsx";
import type { VaultActions } from "./vault-page/vault-actions.ts";
import { VaultPage } from "./vault-page/vault-page.tsx";
import { isAboutVault } from "./view-store.ts";
import { Welcome } from "./welcome/welcome.tsx";

interface Props {
  readonly bridge: Bridge;
  readonly stores: AppStores;
}

/** Vaults on the left, the chosen one on the right. */
export function App({ bridge, stores }: Props): ReactElement | null {
  const { list, settings, view, dialogs, adding, said } = stores;
  const state = useStore(list);
  const isChoosing = useStore(adding).step === "choosing";
  const { notice } = useStore(settings);
  const { sentence } = useStore(said);
  const { open } = useStore(dialogs);
  const shown = useStore(view);
  const content = useRef<HTMLDivElement>(null);
  useFocusKept(content);
  useAppShortcuts(stores, state.step === "ready" && state.platform === "macos");
  if (state.step === "loading") return null;
  const vault = selectedVault(state);

  return (
    <>
      {vault && <Sidebar stores={stores} state={state} isChoosing={isChoosing} />}
      <div className="content" ref={content}>
        {state.list.notice && (
          <NoticeBar
            file="list"
            notice={state.list.notice}
            onDismiss={() => void list.dismissNotice()}
          />
        )}
        {notice && (
          <NoticeBar
            file="settings"
            notice={notice}
            onDismiss={() => void settings.dismissNotice()}
          />
        )}
        <FailuresOf
          bridge={bridge}
          stores={stores}
          id={isAboutVault(shown) ? (vault?.id ?? null) : null}
        >
          <Content bridge={bridge} stores={stores} state={state} isChoosing={isChoosing} />
        </FailuresOf>
        <TransferDock
          bridge={bridge}
          transfers={stores.transfers}
          settings={settings}
          vaults={state.list.vaults}
        />
      </div>
      <FailuresOf bridge={bridge} stores={stores} id={open && "id" in open ? open.id : null}>
        <DialogHost
          bridge={bridge}
          open={open}
          onClose={dialogs.close}
          onShow={dialogs.show}
          adding={adding}
          vaults={state.list.vaults}
        />
      </FailuresOf>
      <Toast
        sentence={sentence}
        onGone={() => {
          said.setState({ sentence: "" });
        }}
      />
    </>
  );
}

interface ContentProps extends Props {
  readonly state: Extract<ListState, { step: "ready" }>;
  readonly isChoosing: boolean;
}

/** The right-hand side. */
function Content({ bridge, stores, state, isChoosing }: ContentProps): ReactElement {
  const { view, adding, dialogs, showVault, startNewVault } = stores;
  const shown = useStore(view);
  const vault = selectedVault(state);

  if (shown.kind === "new-vault") {
    return (
      <NewVaultPage
        bridge={bridge}
        wizard={shown.wizard}
        onCancel={view.showVault}
        onDone={(id, next) => {
          showVault(id);
          if (next === "unlock") dialogs.show({ kind: "unlock", id });
          if (next === "recovery-key") view.showSection("recovery-key");
        }}
      />
    );
  }
  if (shown.kind === "events") {
    return <EventsPage bridge={bridge} events={stores.events} vaults={state.list.vaults} />;
  }
  if (shown.kind === "preferences") {
    return <PreferencesPage bridge={bridge} settings={stores.settings} onBack={view.showVault} />;
  }
  if (!vault) {
    return (
      <Welcome
        onPreferences={view.showPreferences}
        isChoosing={isChoosing}
        onCreate={startNewVault}
        onAdd={() => void adding.choose()}
      />
    );
  }
  if (shown.kind === "options") {
    return (
      <OptionsHost
        key={vault.id}
        bridge={bridge}
        vault={vault}
        section={shown.section}
        stores={stores}
        vaults={state.list.vaults}
      />
    );
  }
  return (
    <VaultHost
      key={vault.id}
      bridge={bridge}
      vault={vault}
      platform={state.platform}
      stores={stores}
    />
  );
}

interface OptionsProps extends Pick<Parameters<typeof VaultOptionsPage>[0], "section" | "vaults"> {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly stores: AppStores;
}

function OptionsHost({ stores, vault, ...props }: OptionsProps): ReactElement {
  return (
    <VaultOptionsPage
      {...props}
      vault={vault}
      onBack={stores.view.showVault}
      onAsk={(kind) => {
        stores.dialogs.show({ kind, id: vault.id });
      }}
    />
  );
}

interface HostProps {
  readonly bridge: Bridge;
  readonly vault: VaultSummary;
  readonly platform: Platform;
  readonly stores: AppStores;
}

function VaultHost({ bridge, vault, platform, stores }: HostProps): ReactElement {
  const { id } = vault;
  const actions = useMemo(() => actionsOn(id, stores), [id, stores]);
  return (
    <VaultPage
      bridge={bridge}
      vault={vault}
      platform={platform}
      actions={actions}
      files={stores.files}
    />
  );
}

function actionsOn(
  id: VaultId,
  { list, dialogs, view, names, adding, transfers, lockVault }: AppStores,
): VaultActions {
  return {
    unlock: () => {
      dialogs.show({ kind: "unlock", id });
    },
    lock: () => {
      lockVault(id);
    },
    options: view.showOptions,
    section: view.showSection,
    events: view.showEvents,
    rename: () => {
      dialogs.show({ kind: "rename", id });
    },
    remove: () => {
      dialogs.show({ kind: "remove", id });
    },
    lookAgain: () => void list.lookAgain(),
    relocate: () => adding.relocate(id),
    makeDearer: () => {
      dialogs.show({ kind: "change-password", id, dearer: true });
    },
    restore: () => {
      dialogs.show({ kind: "restore", id });
    },
    chooseKey: () => adding.chooseKey(id),
    traffic: () => list.traffic(id),
    names,
    copyIn: (by) => void transfers.ask("transfer.import", { id, folder: "/", by }),
    copy: (part) => list.copyFromShare(id, part),
  };
}
