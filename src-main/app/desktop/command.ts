import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import type { Wish } from "../../../src-shared/model/wish.ts";

/** What an entry of the menu or the tray does. */
export type Command =
  | { readonly kind: "show-window" }
  | { readonly kind: "wish"; readonly wish: Wish }
  | { readonly kind: "lock"; readonly id: VaultId }
  | { readonly kind: "open-drive"; readonly id: VaultId }
  | { readonly kind: "lock-all" }
  | { readonly kind: "show-log" }
  | { readonly kind: "quit" };

/** One line of a menu. */
export type MenuEntry =
  | { readonly kind: "line" }
  | {
      readonly kind: "command";
      readonly label: string;
      readonly command: Command;
      /** In Electron's notation. */
      readonly accelerator?: string;
      readonly isEnabled?: boolean;
    }
  /** Something that the system does. */
  | { readonly kind: "system"; readonly role: SystemRole; readonly label: string }
  | { readonly kind: "submenu"; readonly label: string; readonly entries: readonly MenuEntry[] };

export type SystemRole =
  | "about"
  | "close"
  | "copy"
  | "cut"
  | "hide"
  | "hideOthers"
  | "minimize"
  | "paste"
  | "redo"
  | "resetZoom"
  | "selectAll"
  | "services"
  | "togglefullscreen"
  | "undo"
  | "unhide"
  | "zoomIn"
  | "zoomOut";
