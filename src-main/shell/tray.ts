import { join } from "node:path";
import { Tray } from "electron";
import { desktopText as words } from "../../src-shared/text/desktop-text.ts";
import type { MenuEntry } from "../app/desktop/command.ts";
import { menuOf, type Run } from "./menu.ts";

export interface TrayLook {
  readonly isAnyOpen: boolean;
  readonly entries: readonly MenuEntry[];
}

/** The icon beside the clock, while it is wanted. */
export interface TrayIcon {
  /** @param look - `null` takes the icon away */
  show(look: TrayLook | null): void;
}

/**
 * @param assets - the folder of the pictures, absolute
 * @param run - is told what the user has chosen
 */
export function trayIcon(assets: string, run: Run): TrayIcon {
  let tray: Tray | null = null;

  return {
    show(look) {
      if (look === null) {
        tray?.destroy();
        tray = null;
        return;
      }
      const picture = join(assets, look.isAnyOpen ? "tray-open.png" : "tray-locked.png");
      if (tray) tray.setImage(picture);
      else tray = clickable(new Tray(picture), run);
      tray.setToolTip(look.isAnyOpen ? words.traySomeOpen : words.trayAllLocked);
      tray.setContextMenu(menuOf(look.entries, run));
    },
  };
}

function clickable(tray: Tray, run: Run): Tray {
  tray.on("click", () => {
    run({ kind: "show-window" });
  });
  return tray;
}
