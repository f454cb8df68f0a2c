import { BrowserWindow, dialog, type MessageBoxOptions, shell } from "electron";
import { transfersText } from "../../src-shared/text/transfers-text.ts";
import type {
  ConfirmAnswer,
  ConfirmQuestion,
  TransferDesktop,
} from "../app/transfers/transfer-desktop.ts";
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
    confirm,
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

/** The answer that does nothing is the one that a key gives: the mouse is in the hand of whoever meant it. */
async function confirm({ message, detail, yes, mark }: ConfirmQuestion): Promise<ConfirmAnswer> {
  const options: MessageBoxOptions = {
    type: "question",
    message,
    detail,
    buttons: [yes, transfersText.confirmNo],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
    ...(mark === undefined ? {} : { checkboxLabel: mark }),
  };
  const [window] = BrowserWindow.getAllWindows();
  const { response, checkboxChecked } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options);
  return { isYes: response === 0, isMarked: checkboxChecked };
}
