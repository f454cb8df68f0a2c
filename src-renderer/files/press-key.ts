import type { KeyboardEvent } from "react";
import type { FileItem } from "./file-item.ts";
import type { FilesStore } from "./files-store.ts";
import { openItem } from "./open-item.ts";
import { itemsSelected, moveBy, placeOf, selectAll, selectOnly, typedAhead } from "./selection.ts";

export interface KeyContext {
  readonly files: FilesStore;
  readonly isReadOnly: boolean;
  readonly isMac: boolean;
  /** How the items stand: beside each other, and rows in sight. */
  readonly perRow: number;
  readonly fitting: number;
  readonly typing: TypingAhead;
  readonly search: () => void;
  readonly openMenu: () => void;
}

/** Letters typed one soon after the other are one beginning of a name. */
export interface TypingAhead {
  typed: string;
  atMs: number;
}

/** Milliseconds between two letters of one beginning. */
const TYPING_MS = 900;

/** @returns whether the key means anything to the items */
export function pressKey(event: KeyboardEvent, context: KeyContext): boolean {
  const isCommand = context.isMac ? event.metaKey : event.ctrlKey;
  if (isCommand) return pressCommand(event, context);
  if (event.altKey) return pressWithAlt(event.key, context);
  return moveFocus(event, context) || pressPlain(event, context) || typeAhead(event.key, context);
}

function pressCommand(event: KeyboardEvent, context: KeyContext): boolean {
  const { files, isReadOnly, isMac, search } = context;
  const { items, selection } = files.getState();
  const key = event.key.toLowerCase();
  if (key === "a") files.select(selectAll(items, selection));
  else if (key === "f") search();
  else if (key === "z" && !isReadOnly) void files.changes.undoDelete();
  else if (key === "n" && event.shiftKey && !isReadOnly) void files.changes.makeFolder();
  else if (isMac && event.key === "ArrowUp") void files.folder.up();
  else if (isMac && event.key === "Backspace" && !isReadOnly) void files.changes.deleteSelected();
  else return false;
  return true;
}

function pressWithAlt(key: string, { files }: KeyContext): boolean {
  if (key === "ArrowUp") void files.folder.up();
  else if (key === "ArrowLeft") void files.folder.back();
  else return false;
  return true;
}

function pressPlain(event: KeyboardEvent, context: KeyContext): boolean {
  const { files, isReadOnly, openMenu, typing } = context;
  const { items, selection } = files.getState();
  const item = items[placeOf(items, selection.focus)];
  const isTyping = typing.typed !== "" && Date.now() - typing.atMs < TYPING_MS;
  const onItem: Readonly<Record<string, (focused: FileItem) => void>> = {
    Enter: (focused) => {
      openItem(files, focused);
    },
    ...(isTyping
      ? {}
      : {
          " ": ({ path }) => {
            files.lookInto(path);
          },
        }),
    ...(isReadOnly
      ? {}
      : {
          F2: ({ path }) => {
            files.changes.startRename(path);
          },
        }),
  };
  const always: Readonly<Record<string, () => void>> = {
    Backspace: () => void files.folder.up(),
    F5: () => void files.folder.refresh(),
    Escape: () => {
      letGo(files);
    },
    ContextMenu: openMenu,
    ...(event.shiftKey ? { F10: openMenu } : {}),
    ...(isReadOnly ? {} : { Delete: () => void files.changes.deleteSelected() }),
  };
  const run = always[event.key];
  const runOnItem = onItem[event.key];
  if (run) run();
  else if (runOnItem && item) runOnItem(item);
  else return false;
  return true;
}

/** First what is selected is let go, then the search. */
function letGo(files: FilesStore): void {
  const { items, selection, search } = files.getState();
  if (itemsSelected(items, selection).length > 1 && selection.focus !== null) {
    files.select(selectOnly(selection.focus));
  } else if (search) files.finder.search("");
}

function moveFocus(event: KeyboardEvent, context: KeyContext): boolean {
  const { files, perRow, fitting } = context;
  const { items, selection } = files.getState();
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: perRow,
    ArrowUp: -perRow,
    PageDown: perRow * fitting,
    PageUp: -perRow * fitting,
    Home: -items.length,
    End: items.length,
    ...(perRow > 1 ? { ArrowRight: 1, ArrowLeft: -1 } : {}),
  };
  const step = steps[event.key];
  if (step === undefined) return false;
  files.select(moveBy(items, selection, step, event.shiftKey));
  return true;
}

function typeAhead(key: string, { files, typing }: KeyContext): boolean {
  if (Array.from(key).length !== 1) return false;
  const { items, selection } = files.getState();
  const isNew = Date.now() - typing.atMs >= TYPING_MS;
  const isSameLetter = !isNew && typing.typed === key;
  const typed = isNew || isSameLetter ? key : typing.typed + key;
  typing.typed = typed;
  typing.atMs = Date.now();
  // One letter again and again goes from one to the next; a longer beginning may stay where it is.
  const path = typedAhead(items, selection, typed, Array.from(typed).length === 1);
  if (path !== null) files.select(selectOnly(path));
  return true;
}
