/**
 * The app as Electron starts it.
 *
 * This room is the only one that knows Electron. It decides nothing about
 * vaults: it opens the window, serves the page, passes questions to `app/` and
 * announcements to the page, and locks everything before it lets go.
 */

import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { app, BrowserWindow, clipboard, dialog, net, powerMonitor, shell } from "electron";
import { z } from "zod";
import type { Announce } from "../../src-shared/contract/events.ts";
import { desktopText } from "../../src-shared/text/desktop-text.ts";
import { type App, compose } from "../app/compose.ts";
import { pathsInArguments } from "../app/desktop/paths-in-arguments.ts";
import { troubleCode } from "../app/desktop/trouble.ts";
import { letHeapGrow } from "../app/heap-growth.ts";
import { logBook } from "../app/log/log-book.ts";
import { speakAs } from "../app/settings/language.ts";
import { thisComputer } from "../app/this-computer.ts";
import { claimAppOrigin, serveAppOrigin } from "./app-protocol.ts";
import { mendAutostart } from "./autostart.ts";
import { desktop } from "./desktop.ts";
import { followApp } from "./follow-app.ts";
import { keychain } from "./keychain.ts";
import { lockDownPages, refusePermissions } from "./lock-down.ts";
import { mainWindow } from "./main-window.ts";
import { pickers } from "./pickers.ts";
import { powerLocks } from "./power-locks.ts";
import { serveDrops, serveIpc } from "./serve-ipc.ts";

letHeapGrow();

const built = fileURLToPath(new URL("..", import.meta.url));
const project = dirname(built);
const assets = join(project, "assets");
const resources = app.isPackaged ? process.resourcesPath : project;
const computer = thisComputer();
let wantsDetails = (): boolean => false;
let takePreview: App["takePreview"] = () => null;
const log = logBook({
  folder: computer.logFolder,
  now: computer.world.now,
  wantsDetails: () => wantsDetails(),
});

// What Chromium keeps for itself stays out of the way of our own files.
const chromiumFolder = join(computer.dataFolder, "window");
mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 });
app.setPath("userData", computer.dataFolder);
app.setPath("sessionData", chromiumFolder);
app.enableSandbox();
claimAppOrigin();
lockDownPages();

/** What a second start hands over to the first. */
const Handover = z.object({ paths: z.array(z.string()) });
const ownPaths = pathsInArguments(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
/** Opened before the app could take them. */
const early: string[] = [...ownPaths];
let openPath = (path: string): void => {
  early.push(path);
};
app.on("open-file", (event, path) => {
  event.preventDefault();
  openPath(path);
});

let isLeaving = false;
app.on("will-quit", () => {
  isLeaving = true;
});
if (app.requestSingleInstanceLock({ paths: ownPaths })) {
  start().catch((error: unknown) => {
    // A window that is closed before it has loaded is no failure.
    if (isLeaving) return;
    const line = log.error("starting", error);
    const code = troubleCode(app.getVersion(), line);
    dialog.showErrorBox(desktopText.cannotStart, desktopText.cannotStartBody(code, log.folder));
    app.exit(1);
  });
  mendAutostart().catch((error: unknown) => {
    log.error("mending the autostart entry", error);
  });
} else {
  app.quit();
}

async function start(): Promise<void> {
  await app.whenReady();
  speakAs("system", systemLanguages());
  refusePermissions();
  serveAppOrigin(join(built, "renderer"), (token) => takePreview(token));
  let onClose = (): "hide" | "stay" | "close" => "close";
  const window = mainWindow({
    built,
    onClose: () => onClose(),
    onSessionEnd: () => {
      endSession();
    },
    onFailure: (error) => {
      if (!isLeaving) log.error("opening the window", error);
    },
  });
  let endSession = (): void => undefined;
  let announced = (): void => undefined;
  const latchkey = await compose({
    ...computer,
    ...pickers,
    systemLanguages,
    lockSource: powerLocks(),
    showInFolder,
    keychain,
    fetch: (url, init) => net.fetch(url, init),
    copyText,
    announce: (name, announcement) => {
      announce(name, announcement);
      announced();
    },
    log: log.error,
    desktop: desktop({ resources, assets, showWindow: window.show }),
  });
  takePreview = latchkey.takePreview;
  wantsDetails = () => latchkey.settings.current.debugLog;
  announced = followApp({
    latchkey,
    window,
    assets,
    logFolder: log.folder,
  });
  onClose = () => {
    if (isLeaving) return "close";
    if (latchkey.settings.current.tray) return "hide";
    return latchkey.quit.mayQuit() ? "close" : "stay";
  };
  serveIpc(latchkey.handlers, { log: latchkey.tellTrouble, detail: log.detail });
  takePaths(latchkey, window.show);
  tellOfAccidents(latchkey);
  endSession = () => {
    latchkey.quit.giveWay();
    app.quit();
  };
  // Linux and macOS tell the app, Windows the window.
  powerMonitor.on("shutdown", endSession);
  lockBeforeQuitting(latchkey);
  const { tray, startHidden } = latchkey.settings.current;
  if (!tray || !startHidden) window.show();
}

const announce: Announce = (name, announcement) => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(name, announcement);
};

/** Opens what the user has opened with Latchkey, before and from now on. */
function takePaths(latchkey: App, showWindow: () => void): void {
  openPath = (path) => void latchkey.open(path);
  app.on("second-instance", (_event, _argv, _cwd, handover) => {
    showWindow();
    // Any program of this user could have said it, so it is looked at like all that comes from outside.
    for (const path of Handover.safeParse(handover).data?.paths ?? []) openPath(path);
  });
  for (const path of early.splice(0)) openPath(path);
  serveDrops((drop) => void latchkey.drop(drop));
}

/** Errors that nobody was there to catch. */
function tellOfAccidents(latchkey: App): void {
  const tell = (error: unknown): void => {
    if (!isLeaving) latchkey.tellTrouble("main", error);
  };
  process.on("uncaughtException", tell);
  process.on("unhandledRejection", tell);
}

function systemLanguages(): readonly string[] {
  return app.getPreferredSystemLanguages();
}

function showInFolder(path: string): Promise<void> {
  shell.showItemInFolder(path);
  return Promise.resolve();
}

async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/**
 * Asks before open vaults are locked; at last, when the windows are gone, the process stays until
 * every key is wiped.
 */
function lockBeforeQuitting(latchkey: App): void {
  app.on("window-all-closed", () => {
    app.quit();
  });
  app.on("before-quit", (event) => {
    if (latchkey.quit.mayQuit()) isLeaving = true;
    else event.preventDefault();
  });
  let isLocked = false;
  app.on("will-quit", (event) => {
    if (isLocked) return;
    event.preventDefault();
    void latchkey
      .close()
      .catch((error: unknown) => {
        log.error("locking before quitting", error);
      })
      .finally(() => {
        isLocked = true;
        app.quit();
      });
  });
}
