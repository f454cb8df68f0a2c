import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { app, BrowserWindow, clipboard, Notification, shell } from "electron";
import { links } from "../../src-shared/model/preferences.ts";
import type { Paper } from "../../src-shared/model/shown-recovery-key.ts";
import type { Desktop } from "../app/desktop/desktop.ts";
import { safeAddress } from "../app/hub/safe-address.ts";
import { autostart } from "./autostart.ts";
import { pickExport } from "./pickers.ts";
import { transferDesktop } from "./transfer-desktop.ts";

interface DesktopNeeds {
  /** The folder that holds `THIRD-PARTY-NOTICES.md`, absolute. */
  readonly resources: string;
  readonly showWindow: () => void;
  /** The folder of the icons, absolute. */
  readonly assets: string;
}

/** What Electron knows of the desktop. */
export function desktop({ resources, showWindow, assets }: DesktopNeeds): Desktop {
  // The stand-in of the tests is plain Node, which the types of Electron leave out.
  const versions: Readonly<Record<string, string | undefined>> = process.versions;
  const { electron = "", chrome = "", node = "" } = versions;
  return {
    versions: { latchkey: app.getVersion(), electron, chromium: chrome, node },
    autostart: autostart(),
    pickExport,
    transfers: transferDesktop(join(assets, "icon.png")),
    showFolder: async (path) => (await shell.openPath(path)) === "",
    openLink,
    openTrusted,
    readNotices: () => readFile(join(resources, "THIRD-PARTY-NOTICES.md"), "utf8"),
    readClipboard: async () => clipboard.readText(),
    printToPdf,
    notify,
    showWindow,
    quit: () => {
      app.quit();
    },
  };
}

/** A page of the paper that the user has, without the address and the date that browsers add. */
async function printToPdf(paper: Paper): Promise<Uint8Array> {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) throw new RangeError("there is no window to print");
  return window.webContents.printToPDF({ pageSize: paper, printBackground: true });
}

function notify(title: string, body: string): void {
  if (Notification.isSupported()) new Notification({ title, body }).show();
}

const known: ReadonlySet<string> = new Set(Object.values(links));

/** @throws RangeError for an address that is not on the list */
async function openLink(url: string): Promise<void> {
  if (!known.has(url)) throw new RangeError("this address is not on the list");
  await shell.openExternal(url);
}

/** The user has been asked about the server. @throws RangeError for what is no page of the web */
async function openTrusted(url: string): Promise<void> {
  if (safeAddress(url) === null) throw new RangeError("this address is not to be opened");
  await shell.openExternal(url);
}
