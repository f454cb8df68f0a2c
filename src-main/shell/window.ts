import { join } from "node:path";
import { BrowserWindow, type BrowserWindowConstructorOptions } from "electron";
import { appPage } from "./app-origin.ts";

/**
 * @param built - the folder of the build, absolute; holds `preload` and `renderer`
 */
export async function openWindow(built: string): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(join(built, "preload", "preload.cjs")));
  window.once("ready-to-show", () => {
    window.show();
  });
  await window.loadURL(appPage);
  return window;
}

function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1120,
    height: 720,
    minWidth: 720,
    minHeight: 480,
    title: "Latchkey",
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    },
  };
}

/** Brings the window to the front, from wherever it is. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
