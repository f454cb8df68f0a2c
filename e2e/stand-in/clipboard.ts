import type * as Electron from "electron";
import { BrowserWindow } from "./browser-window.ts";

let lastWritten = "";

/** The system's clipboard by way of Chromium; the page's own scripts take no part. */
export const clipboard: Pick<Electron.Clipboard, "readText" | "writeText"> = {
  async writeText(text) {
    const page = BrowserWindow.getAllWindows()[0]?.webContents.page;
    await page?.writeClipboard(text);
    lastWritten = text;
  },

  /** What was written last, by whomever else the clipboard may have been changed since. */
  readText() {
    return Promise.resolve(lastWritten);
  },
};
