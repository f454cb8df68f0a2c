import { execFile } from "node:child_process";
import { dirname } from "node:path";
import type * as Electron from "electron";

/** What desktops open a folder with. The stand-in cannot point at the file in it. */
export const shell: Pick<Electron.Shell, "showItemInFolder"> = {
  showItemInFolder(path) {
    execFile("xdg-open", [dirname(path)], () => undefined);
  },
};
