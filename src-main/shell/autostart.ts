import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { app } from "electron";
import type { Autostart } from "../app/desktop/desktop.ts";
import { type LinuxAutostart, linuxAutostart } from "../app/desktop/linux-autostart.ts";

/**
 * `null` for a program that was not installed: the system would start Electron without the app. Inside a
 * flatpak neither the folder nor the program is where the session would look.
 */
export function autostart(): Autostart | null {
  if (!app.isPackaged || process.env["FLATPAK_ID"]) return null;
  return process.platform === "linux" ? onLinux() : bySystem();
}

/** Brings the entry up to date that an older version has made. */
export async function mendAutostart(): Promise<void> {
  if (app.isPackaged && process.platform === "linux" && !process.env["FLATPAK_ID"]) {
    await onLinux().mend();
  }
}

function onLinux(): LinuxAutostart {
  const config = process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config");
  return linuxAutostart(config, process.env["APPIMAGE"] ?? process.execPath);
}

function bySystem(): Autostart {
  // A portable program of Windows runs from a temporary folder, which is another one every time.
  const portable = process.env["PORTABLE_EXECUTABLE_FILE"];
  const program = portable ? { path: portable } : {};
  return {
    read: () => Promise.resolve(app.getLoginItemSettings(program).openAtLogin),
    write: (openAtLogin) => {
      app.setLoginItemSettings({ openAtLogin, ...program });
      return Promise.resolve();
    },
  };
}
