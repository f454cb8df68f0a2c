import type { ReactElement } from "react";
import { useStore } from "zustand";
import { text } from "../../src-shared/text/en.ts";
import { tabsText } from "../../src-shared/text/files-text.ts";
import { spoken } from "../../src-shared/text/worded.ts";
import { useDriveActions } from "../drive/drive-actions.ts";
import { DriveButton } from "../drive/drive-button.tsx";
import { FilesPage } from "../files/files-page.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { TabPanel, Tabs } from "../ui/tabs.tsx";
import { type OpenVaultProps, Overview } from "./overview.tsx";
import { PageHeader } from "./page-header.tsx";

const tabs = ["overview", "files"] as const;

export function UnlockedPage(props: OpenVaultProps): ReactElement {
  const { bridge, vault, state, platform, actions, files } = props;
  const tab = useStore(files.tabs, (chosen) => chosen[vault.id] ?? "overview");
  const drive = useDriveActions(bridge, vault.id);
  const since = text.page.openSince(timeOfDay(state.sinceMs));

  return (
    <>
      <PageHeader
        vault={vault}
        state={state.readOnly ? text.page.onlyForReading(since) : since}
        onRename={actions.rename}
      >
        <Button look="quiet" onClick={actions.options}>
          <Icon name="sliders" />
          {text.page.options}
        </Button>
        <Button onClick={actions.lock}>{text.page.lock}</Button>
        <DriveButton
          drive={state.drive}
          actions={drive}
          onBrowse={() => {
            files.showTab(vault.id, "files");
          }}
        />
      </PageHeader>
      <Tabs
        label={tabsText.label}
        tabs={tabs.map((id) => ({ id, label: tabsText[id] }))}
        chosen={tab}
        onChoose={(chosen) => {
          files.showTab(vault.id, chosen);
        }}
      />
      <TabPanel id={tab}>
        {tab === "overview" ? (
          <Overview {...props} drive={drive} />
        ) : (
          <FilesPage
            bridge={bridge}
            id={vault.id}
            vaultName={vault.name}
            isReadOnly={state.readOnly}
            isMac={platform === "macos"}
            files={files.of(vault.id)}
          />
        )}
      </TabPanel>
    </>
  );
}

/** In the way of the user's own country, e.g. `14:02`. */
function timeOfDay(ms: number): string {
  return new Intl.DateTimeFormat(spoken().locale, { hour: "numeric", minute: "2-digit" }).format(
    ms,
  );
}
