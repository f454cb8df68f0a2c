import type { VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import type { Wish } from "../../../src-shared/model/wish.ts";
import { desktopText as words } from "../../../src-shared/text/desktop-text.ts";
import type { Outside } from "../outside.ts";
import type { MenuEntry, SystemRole } from "./command.ts";
import { isAnyOpen } from "./tray-entries.ts";

const line: MenuEntry = { kind: "line" };

/** The menus of the app, as each platform is used to them. */
export function menuEntries(
  platform: Outside["platform"],
  vaults: readonly VaultSummary[],
): readonly MenuEntry[] {
  const isMac = platform === "macos";
  return [
    ...(isMac ? [appMenu()] : []),
    submenu(words.file, [
      wish(words.newVault, { kind: "new-vault" }, "CmdOrCtrl+N"),
      wish(words.addExisting, { kind: "add-existing" }, "CmdOrCtrl+O"),
      line,
      wish(words.lock, { kind: "lock-selected" }, "CmdOrCtrl+L"),
      {
        kind: "command",
        label: words.lockAll,
        command: { kind: "lock-all" },
        accelerator: "CmdOrCtrl+Shift+L",
        isEnabled: isAnyOpen(vaults),
      },
      line,
      ...(isMac ? [system("close")] : [preferences(), line, system("close"), quit()]),
    ]),
    submenu(words.edit, [
      ...systems("undo", "redo"),
      line,
      ...systems("cut", "copy", "paste", "selectAll"),
    ]),
    submenu(words.view, [
      ...systems("resetZoom", "zoomIn", "zoomOut"),
      line,
      system("togglefullscreen"),
    ]),
    ...(isMac ? [submenu(words.window, systems("minimize"))] : []),
    submenu(words.help, [
      { kind: "command", label: words.showLog, command: { kind: "show-log" } },
      ...(isMac ? [] : [wish(words.about, { kind: "preferences" })]),
    ]),
  ];
}

/** macOS wants these under the name of the app. */
function appMenu(): MenuEntry {
  return submenu(words.app, [
    system("about"),
    line,
    preferences(),
    line,
    system("services"),
    line,
    ...systems("hide", "hideOthers", "unhide"),
    line,
    quit(),
  ]);
}

function preferences(): MenuEntry {
  return wish(words.preferences, { kind: "preferences" }, "CmdOrCtrl+,");
}

function quit(): MenuEntry {
  return {
    kind: "command",
    label: words.quit,
    command: { kind: "quit" },
    accelerator: "CmdOrCtrl+Q",
  };
}

function wish(label: string, wished: Wish, accelerator?: string): MenuEntry {
  const command = { kind: "wish", wish: wished } as const;
  return { kind: "command", label, command, ...(accelerator ? { accelerator } : {}) };
}

function submenu(label: string, entries: readonly MenuEntry[]): MenuEntry {
  return { kind: "submenu", label, entries };
}

function system(role: SystemRole): MenuEntry {
  return { kind: "system", role, label: words.roles[role] };
}

function systems(...roles: readonly SystemRole[]): readonly MenuEntry[] {
  return roles.map(system);
}
