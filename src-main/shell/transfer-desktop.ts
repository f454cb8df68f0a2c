import { BrowserWindow, shell } from "electron";
import { transfersText } from "../../src-shared/text/transfers-text.ts";
import type { TransferDesktop } from "../app/transfers/transfer-desktop.ts";
import { openDialog } from "./pickers.ts";

/** @param icon - what hangs on the mouse while files are dragged, absolute */
export function transferDesktop(icon: string): TransferDesktop {
  return {
    pickSources: (by) => {
      const { title, button } = by === "files" ? transfersText.pickFiles : transfersText.pickFolder;
      const kind = by === "files" ? "openFile" : "openDirectory";
      return openDialog({ title, buttonLabel: button, properties: [kind, "multiSelections"] });
    },
    pickTarget: async () => {
      const { title, button } = transfersText.pickTarget;
      const [picked] = await openDialog({
        title,
        buttonLabel: button,
        properties: ["openDirectory", "createDirectory"],
      });
      return picked ?? null;
    },
    openFile: async (path) => {
      const problem = await shell.openPath(path);
      if (problem !== "") throw new Error("the system has not opened the file");
    },
    startDrag: (paths) => {
      const [file] = paths;
      const [window] = BrowserWindow.getAllWindows();
      if (file !== undefined) window?.webContents.startDrag({ file, files: [...paths], icon });
    },
  };
}
