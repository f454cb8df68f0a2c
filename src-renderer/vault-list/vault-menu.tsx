import type { ReactElement } from "react";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import { driveText } from "../../src-shared/text/drive-text.ts";
import { text } from "../../src-shared/text/en.ts";
import type { AppStores } from "../app-stores.ts";
import { Menu, type MenuItem } from "../ui/menu.tsx";

interface Props {
  readonly stores: AppStores;
  readonly vault: VaultSummary;
  readonly at: { readonly x: number; readonly y: number };
  readonly isMac: boolean;
  readonly onClose: () => void;
}

/** What can be done with one vault, by the right button of the mouse or the menu key. */
export function VaultMenu({ stores, vault, at, isMac, onClose }: Props): ReactElement {
  const groups = [openingItems(stores, vault, isMac), keepingItems(stores, vault)];
  return <Menu label={vault.name} at={at} groups={groups} onClose={onClose} />;
}

function openingItems(
  { dialogs, list, lockVault, openDrive }: AppStores,
  { id, state }: VaultSummary,
  isMac: boolean,
): readonly MenuItem[] {
  switch (state.kind) {
    case "locked":
      return [
        {
          label: text.menu.unlock,
          keys: "Enter",
          onChoose: () => {
            dialogs.show({ kind: "unlock", id });
          },
        },
      ];
    case "unlocked":
      return [
        {
          label: driveText.open,
          keys: "Enter",
          onChoose: () => {
            openDrive(id);
          },
        },
        { label: text.page.copyAddress, onChoose: () => void list.copyFromShare(id, "url") },
        {
          label: text.page.lock,
          keys: isMac ? "⌘L" : `${text.menu.controlKey}+L`,
          onChoose: () => {
            lockVault(id);
          },
        },
      ];
    case "missing":
    case "not-openable":
      return [{ label: text.page.lookAgain, onChoose: () => void list.lookAgain() }];
    default:
      return [];
  }
}

function keepingItems(
  { dialogs, view }: AppStores,
  { id, state: { kind } }: VaultSummary,
): readonly MenuItem[] {
  const isInUse = kind === "unlocked" || kind === "unlocking" || kind === "locking";
  return [
    { label: text.page.options, onChoose: view.showOptions },
    {
      label: text.menu.rename,
      keys: "F2",
      onChoose: () => {
        dialogs.show({ kind: "rename", id });
      },
    },
    {
      label: text.page.remove,
      keys: text.menu.deleteKey,
      isDisabled: isInUse || kind === "working",
      onChoose: () => {
        dialogs.show({ kind: "remove", id });
      },
    },
  ];
}
