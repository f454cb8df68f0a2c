/**
 * The app as Electron starts it.
 *
 * This room is the only one that knows Electron. It decides nothing about
 * vaults: it opens the window, serves the page, passes questions to `app/` and
 * announcements to the page, and locks everything before it lets go.
 */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  type OpenDialogOptions,
  type SaveDialogOptions,
  shell,
} from "electron";
import type { Announce } from "../../src-shared/contract/events.ts";
import { text } from "../../src-shared/text/en.ts";
import { type App, compose } from "../app/compose.ts";
import type { PickPurpose } from "../app/outside.ts";
import { thisComputer } from "../app/this-computer.ts";
import { claimAppOrigin, serveAppOrigin } from "./app-protocol.ts";
import { keychain } from "./keychain.ts";
import { lockDownPages, refusePermissions } from "./lock-down.ts";
import { logError } from "./log.ts";
import { setMenu } from "./menu.ts";
import { serveIpc } from "./serve-ipc.ts";
import { bringToFront, openWindow } from "./window.ts";

const built = fileURLToPath(new URL("..", import.meta.url));
const computer = thisComputer();

// What Chromium keeps for itself stays out of the way of our own files.
const chromiumFolder = join(computer.dataFolder, "window");
mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 });
app.setPath("userData", computer.dataFolder);
app.setPath("sessionData", chromiumFolder);
app.enableSandbox();
claimAppOrigin();
lockDownPages();

let isLeaving = false;
app.on("before-quit", () => {
  isLeaving = true;
});
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    // A window that is closed before it has loaded is no failure.
    if (isLeaving) return;
    logError("starting", error);
    app.exit(1);
  });
} else {
  app.quit();
}

async function start(): Promise<void> {
  await app.whenReady();
  refusePermissions();
  setMenu();
  serveAppOrigin(join(built, "renderer"));
  const latchkey = await compose({
    ...computer,
    pickFolder,
    pickFiles,
    pickFileToSave,
    showInFolder,
    keychain,
    copyText,
    announce,
    log: logError,
  });
  lockBeforeQuitting(latchkey);
  serveIpc(latchkey.handlers, logError);
  app.on("window-all-closed", () => {
    app.quit();
  });
  app.on("second-instance", () => {
    BrowserWindow.getAllWindows().forEach(bringToFront);
  });
  await openWindow(built);
}

const announce: Announce = (name, announcement) => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(name, announcement);
};

async function pickFolder(purpose: PickPurpose, startIn?: string): Promise<string | null> {
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

async function pickFiles(startIn: string): Promise<readonly string[]> {
  return openDialog({
    title: text.pickEncryptedFiles,
    defaultPath: startIn,
    properties: ["openFile", "multiSelections"],
  });
}

/** @returns nothing if the user changed their mind */
async function openDialog(options: OpenDialogOptions): Promise<readonly string[]> {
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

function showInFolder(path: string): Promise<void> {
  shell.showItemInFolder(path);
  return Promise.resolve();
}

async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** The windows are gone by then; the process stays until every key is wiped. */
function lockBeforeQuitting(latchkey: App): void {
  let isLocked = false;
  app.on("will-quit", (event) => {
    if (isLocked) return;
    event.preventDefault();
    void latchkey
      .close()
      .catch((error: unknown) => {
        logError("locking before quitting", error);
      })
      .finally(() => {
        isLocked = true;
        app.quit();
      });
  });
}
