import { execFile } from "node:child_process";
import { dirname } from "node:path";
import type * as Electron from "electron";

/** What desktops open a folder with. The stand-in cannot point at the file in it. */
export const shell: Pick<Electron.Shell, "openExternal" | "openPath" | "showItemInFolder"> = {
  openPath(path) {
    execFile("xdg-open", [path], () => undefined);
    return Promise.resolve("");
  },
  openExternal(url) {
    execFile("xdg-open", [url], () => undefined);
    return Promise.resolve();
  },
  showItemInFolder(path) {
    execFile("xdg-open", [dirname(path)], () => undefined);
  },
};
