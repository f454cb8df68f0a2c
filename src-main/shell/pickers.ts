import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import { desktopText } from "../../src-shared/text/desktop-text.ts";
import { text } from "../../src-shared/text/en.ts";
import { keyFileText } from "../../src-shared/text/key-file-text.ts";
import type { Outside, PickPurpose } from "../app/outside.ts";

/** The system's own dialogs in which the user picks a file or folder. */

async function pickFolder(purpose: PickPurpose, startIn?: string): Promise<string | null> {
  const { title, button } = text.pickFolder[purpose];
  const options: OpenDialogOptions = {
    title,
    buttonLabel: button,
    ...(startIn === undefined ? {} : { defaultPath: startIn }),
    ...(purpose === "existing-vault-file" || purpose === "hub-template"
      ? {
          properties: ["openFile"],
          filters: [{ name: text.vaultFiles, extensions: ["cryptomator"] }],
        }
      : { properties: ["openDirectory", "createDirectory"] }),
  };
  const [picked] = await openDialog(options);
  return picked ?? null;
}

async function pickFiles(startIn: string): Promise<readonly string[]> {
  return openDialog({
    title: text.pickEncryptedFiles,
    defaultPath: startIn,
    properties: ["openFile", "multiSelections"],
  });
}

async function pickKeyFile(): Promise<string | null> {
  const { title, button } = keyFileText.picker;
  const [picked] = await openDialog({ title, buttonLabel: button, properties: ["openFile"] });
  return picked ?? null;
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
export async function openDialog(options: OpenDialogOptions): Promise<readonly string[]> {
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? [] : filePaths;
}

async function pickFileToSave(name: string): Promise<string | null> {
  const options: SaveDialogOptions = { title: text.saveFile, defaultPath: name };
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  return canceled ? null : filePath;
}

/** What the app asks the user for by a dialog of the system. */
export const pickers: Pick<Outside, "pickFolder" | "pickFiles" | "pickFileToSave" | "pickKeyFile"> =
  { pickFolder, pickFiles, pickFileToSave, pickKeyFile };
