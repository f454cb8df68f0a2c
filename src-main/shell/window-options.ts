import type { BrowserWindowConstructorOptions } from "electron";

/**
 * How every window of ours is made: a page without any power of its own.
 *
 * @param preload - path of the preload script, absolute
 * @param isPackaged - whether this is what users get; developers may look inside
 */
export function windowOptions(
  preload: string,
  isPackaged: boolean,
): BrowserWindowConstructorOptions {
  return {
    width: 1120,
    height: 720,
    minWidth: 720,
    minHeight: 480,
    title: "Latchkey",
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  };
}
