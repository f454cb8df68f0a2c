import { join } from "node:path";
import { app, BrowserWindow } from "electron";
import { appPage } from "./app-origin.ts";
import { windowOptions } from "./window-options.ts";

/**
 * @param built - the folder of the build, absolute; holds `preload` and `renderer`
 * @param onMade - is told of the window before it shows anything
 */
export async function openWindow(
  built: string,
  onMade: (window: BrowserWindow) => void,
): Promise<void> {
  const preload = join(built, "preload", "preload.cjs");
  const window = new BrowserWindow(windowOptions(preload, app.isPackaged));
  onMade(window);
  window.once("ready-to-show", () => {
    window.show();
  });
  await window.loadURL(appPage);
}

/** Brings the window to the front, from wherever it is. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
