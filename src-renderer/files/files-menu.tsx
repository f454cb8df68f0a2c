import type { ReactElement } from "react";
import { useStore } from "zustand";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import type { FileItem } from "./file-item.ts";
import type { FilesState } from "./files-state.ts";
import type { FilesProps } from "./items-props.ts";
import { openItem } from "./open-item.ts";
import { itemsSelected, selectAll } from "./selection.ts";
import { sortKeys } from "./sort-items.ts";

interface Props extends FilesProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

/** What can be done with what is selected, and with the folder. */
export function FilesMenu(props: Props): ReactElement {
  const { files, at, onClose } = props;
  const state = useStore(files);
  const selected = itemsSelected(state.items, state.selection);
  const [item] = selected;
  const groups = [
    item && selected.length === 1 ? itemGroup(props, item, state) : [],
    selected.length > 0 ? changeGroup(props, item, selected.length) : [],
    folderGroup(props, state),
    sortGroup(props, state),
  ];
  return <Menu label={text.menu.label} at={at} groups={groups} onClose={onClose} />;
}

function itemGroup(
  { files, bridge, id }: Props,
  item: FileItem,
  { search }: FilesState,
): readonly MenuItem[] {
  const { path, folder, entry } = item;
  const look: MenuItem = {
    label: text.menu.look,
    keys: text.menu.space,
    onChoose: () => {
      files.lookInto(path);
    },
  };
  const open: MenuItem = {
    label: text.menu.open,
    keys: "Enter",
    onChoose: () => {
      openItem(files, item);
    },
  };
  const outside: MenuItem = {
    label: text.menu.openOutside,
    isDisabled: entry.kind !== "file",
    onChoose: () => void files.transfers.open(path),
  };
  return [
    ...(entry.kind === "directory" ? [open] : [look, outside]),
    ...(search
      ? [{ label: text.showInFolder, onChoose: () => void files.folder.go(folder, path) }]
      : []),
    {
      label: text.menu.encrypted,
      onChoose: () => void bridge.ask("files.locate", { id, path, show: true }),
    },
  ];
}

function changeGroup(
  { files, isReadOnly, isMac }: Props,
  item: FileItem | undefined,
  count: number,
): readonly MenuItem[] {
  const copyOut: MenuItem = {
    label: text.menu.copyOut,
    onChoose: () => void files.transfers.copyOut(),
  };
  if (isReadOnly) return [copyOut];
  return [
    copyOut,
    {
      label: text.menu.rename,
      keys: "F2",
      isDisabled: count !== 1,
      onChoose: () => {
        if (item) files.changes.startRename(item.path);
      },
    },
    {
      label: text.menu.delete,
      keys: isMac ? "⌘⌫" : text.menu.deleteKey,
      onChoose: () => void files.changes.deleteSelected(),
    },
  ];
}

function folderGroup({ files, isReadOnly, isMac }: Props, state: FilesState): readonly MenuItem[] {
  const { items, selection, deletions } = state;
  const command = isMac ? "⌘" : `${text.menu.controlKey}+`;
  const changes: readonly MenuItem[] = [
    { label: text.menu.copyFiles, onChoose: () => void files.transfers.copyIn("files") },
    { label: text.menu.copyFolder, onChoose: () => void files.transfers.copyIn("folder") },
    { label: text.newFolder, onChoose: () => void files.changes.makeFolder() },
    {
      label: text.undo,
      keys: `${command}Z`,
      isDisabled: deletions.length === 0,
      onChoose: () => void files.changes.undoDelete(),
    },
  ];
  return [
    ...(isReadOnly ? [] : changes),
    {
      label: text.menu.selectAll,
      keys: `${command}A`,
      isDisabled: items.length === 0,
      onChoose: () => {
        files.select(selectAll(items, selection));
      },
    },
    { label: text.refresh, keys: "F5", onChoose: () => void files.folder.refresh() },
  ];
}

function sortGroup({ files }: Props, { sort }: FilesState): readonly MenuItem[] {
  return sortKeys.map((key) => ({
    label: `${text.sortBy}: ${text.column[key]}`,
    role: "menuitemradio",
    isChecked: sort.by === key,
    onChoose: () => {
      files.sortBy(key);
    },
  }));
}
