import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { app } from "electron";
import type { Autostart } from "../app/desktop/desktop.ts";
import { linuxAutostart } from "../app/desktop/linux-autostart.ts";

/** `null` for a program that was not installed: the system would start Electron without the app. */
export function autostart(): Autostart | null {
  if (!app.isPackaged) return null;
  if (process.platform === "linux") {
    const config = process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config");
    return linuxAutostart(config, process.env["APPIMAGE"] ?? process.execPath);
  }
  return {
    read: () => Promise.resolve(app.getLoginItemSettings().openAtLogin),
    write: (openAtLogin) => {
      app.setLoginItemSettings({ openAtLogin });
      return Promise.resolve();
    },
  };
}
