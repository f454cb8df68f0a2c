import type { VaultId, VaultSummary } from "../../../src-shared/model/vault-summary.ts";
import { desktopText as words } from "../../../src-shared/text/desktop-text.ts";
import type { MenuEntry } from "./command.ts";

/** True if the files of any vault can be read right now; then the icon is the open lock. */
export function isAnyOpen(vaults: readonly VaultSummary[]): boolean {
  return vaults.some(({ state }) => state.kind === "unlocked" || state.kind === "locking");
}

/** The menu of the icon beside the clock. */
export function trayEntries(vaults: readonly VaultSummary[]): readonly MenuEntry[] {
  return [
    { kind: "command", label: words.show, command: { kind: "show-window" } },
    {
      kind: "command",
      label: words.preferences,
      command: { kind: "wish", wish: { kind: "preferences" } },
    },
    { kind: "line" },
    ...vaults.map(vaultEntry),
    ...(vaults.length > 0 ? [{ kind: "line" } as const] : []),
    {
      kind: "command",
      label: words.lockAll,
      command: { kind: "lock-all" },
      isEnabled: isAnyOpen(vaults),
    },
    { kind: "command", label: words.quit, command: { kind: "quit" } },
  ];
}

function vaultEntry(vault: VaultSummary): MenuEntry {
  const { id, name, state } = vault;
  const show: MenuEntry = {
    kind: "command",
    label: words.showVault,
    command: { kind: "wish", wish: { kind: "show-vault", id } },
  };
  switch (state.kind) {
    case "unlocked":
      return {
        kind: "submenu",
        label: words.openVault(name),
        entries: [
          ...(state.drive.kind === "mounted" ? [openDrive(id)] : []),
          show,
          { kind: "command", label: words.lock, command: { kind: "lock", id } },
        ],
      };
    case "locked":
      return {
        kind: "submenu",
        label: name,
        entries: [
          {
            kind: "command",
            label: words.unlock,
            command: { kind: "wish", wish: { kind: "unlock", id } },
          },
          show,
        ],
      };
    default:
      return { kind: "submenu", label: name, entries: [show] };
  }
}

function openDrive(id: VaultId): MenuEntry {
  return { kind: "command", label: words.openDrive, command: { kind: "open-drive", id } };
}
