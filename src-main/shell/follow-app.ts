import { app, nativeTheme, shell } from "electron";
import { assertNever } from "../../src-shared/assert-never.ts";
import { spoken } from "../../src-shared/text/worded.ts";
import type { App } from "../app/compose.ts";
import type { Command } from "../app/desktop/command.ts";
import { menuEntries } from "../app/desktop/menu-entries.ts";
import { isAnyOpen, trayEntries } from "../app/desktop/tray-entries.ts";
import type { MainWindow } from "./main-window.ts";
import { setMenu } from "./menu.ts";
import { trayIcon } from "./tray.ts";

interface FollowNeeds {
  readonly latchkey: App;
  readonly window: MainWindow;
  /** The folder of the pictures, absolute. */
  readonly assets: string;
  readonly logFolder: string;
}

/**
 * Keeps menu, tray and the look of the system's own dialogs as the app is.
 *
 * @returns is to be called whenever something has changed
 */
export function followApp({ latchkey, window, assets, logFolder }: FollowNeeds): () => void {
  const tray = trayIcon(assets, run);
  let shown = "";

  function run(command: Command): void {
    switch (command.kind) {
      case "show-window":
        window.show();
        return;
      case "wish":
        latchkey.wishes.make(command.wish);
        return;
      case "lock":
        lock([command.id]);
        return;
      case "open-drive":
        void latchkey.openDrive(command.id);
        return;
      case "lock-all":
        lock(openIds());
        return;
      case "show-log":
        void shell.openPath(logFolder);
        return;
      case "quit":
        app.quit();
        return;
      default:
        assertNever(command);
    }
  }

  function lock(ids: ReturnType<typeof openIds>): void {
    latchkey.lock(ids).catch((error: unknown) => {
      latchkey.tellTrouble("locking", error);
    });
  }

  function openIds() {
    return latchkey.vaults().flatMap(({ id, state }) => (state.kind === "unlocked" ? [id] : []));
  }

  function follow(): void {
    const vaults = latchkey.vaults();
    const { theme, tray: wantsTray } = latchkey.settings.current;
    nativeTheme.themeSource = theme === "contrast" ? "system" : theme;
    const entries = trayEntries(vaults);
    // Much is announced that changes neither menu, and a menu that is replaced closes under the mouse.
    const now = JSON.stringify([wantsTray, entries, spoken()]);
    if (now === shown) return;
    shown = now;
    setMenu(menuEntries(latchkey.platform, vaults), run);
    tray.show(wantsTray ? { isAnyOpen: isAnyOpen(vaults), entries } : null);
  }

  follow();
  return follow;
}
