import { Menu, type MenuItemConstructorOptions } from "electron";
import { assertNever } from "../../src-shared/assert-never.ts";
import type { Command, MenuEntry } from "../app/desktop/command.ts";

/** Runs what the user has chosen. */
export type Run = (command: Command) => void;

/** The menus of the app: in its bar on macOS, behind the Alt key elsewhere. */
export function setMenu(entries: readonly MenuEntry[], run: Run): void {
  Menu.setApplicationMenu(menuOf(entries, run));
}

export function menuOf(
  entries: readonly MenuEntry[],
  run: Run,
): ReturnType<typeof Menu.buildFromTemplate> {
  return Menu.buildFromTemplate(templateOf(entries, run));
}

function templateOf(entries: readonly MenuEntry[], run: Run): MenuItemConstructorOptions[] {
  return entries.map((entry) => itemOf(entry, run));
}

function itemOf(entry: MenuEntry, run: Run): MenuItemConstructorOptions {
  switch (entry.kind) {
    case "line":
      return { type: "separator" };
    case "system":
      return { role: entry.role, label: entry.label };
    case "submenu":
      return { label: entry.label, submenu: templateOf(entry.entries, run) };
    case "command": {
      const { label, command, accelerator, isEnabled = true } = entry;
      const click = (): void => {
        run(command);
      };
      return { label, click, enabled: isEnabled, ...(accelerator ? { accelerator } : {}) };
    }
    default:
      return assertNever(entry);
  }
}
