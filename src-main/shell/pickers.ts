import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import { desktopText } from "../../src-shared/text/desktop-text.ts";
import { text } from "../../src-shared/text/en.ts";
import type { PickPurpose } from "../app/outside.ts";

/** The system's own dialogs in which the user picks a file or folder. */

export async function pickFolder(purpose: PickPurpose, startIn?: string): Promise<string | null> {
  const { title, button } = text.pickFolder[purpose];
  const options: OpenDialogOptions = {
    title,
    buttonLabel: button,
    ...(startIn === undefined ? {} : { defaultPath: startIn }),
    ...(purpose === "existing-vault-file"
      ? {
          properties: ["openFile"],
          filters: [{ name: text.vaultFiles, extensions: ["cryptomator"] }],
        }
      : { properties: ["openDirectory", "createDirectory"] }),
  };
  const [picked] = await openDialog(options);
  return picked ?? null;
}

export async function pickFiles(startIn: string): Promise<readonly string[]> {
  return openDialog({
    title: text.pickEncryptedFiles,
    defaultPath: startIn,
    properties: ["openFile", "multiSelections"],
  });
}

export async function pickExport(): Promise<string | null> {
  const { title, button } = desktopText.importPreferences;
  const [picked] = await openDialog({
    title,
    buttonLabel: button,
    properties: ["openFile"],
    filters: [{ name: desktopText.jsonFiles, extensions: ["json"] }],
  });
  return picked ?? null;
}

/** @returns nothing if the user changed their mind */
async function openDialog(options: OpenDialogOptions): Promise<readonly string[]> {
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? [] : filePaths;
}

export async function pickFileToSave(name: string): Promise<string | null> {
  const options: SaveDialogOptions = { title: text.saveFile, defaultPath: name };
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  return canceled ? null : filePath;
}
