import { EventEmitter } from "node:events";
import type * as Electron from "electron";
import { app } from "./app.ts";
import { WebContents } from "./web-contents.ts";

type Used = Pick<
  Electron.BrowserWindow,
  "close" | "focus" | "hide" | "isDestroyed" | "isMinimized" | "loadURL" | "restore" | "show"
>;

const defaultSize = { width: 800, height: 600 };
const windows = new Set<BrowserWindow>();

/** A window of Chromium. It is on the screen from the first address on, `show` or not. */
export class BrowserWindow extends EventEmitter implements Used {
  readonly webContents: WebContents;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    const preload = options.webPreferences?.preload;
    this.webContents = new WebContents({ ...defaultSize, ...options, preload });
    windows.add(this);
    app.emit("web-contents-created", {}, this.webContents);
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show"));
    this.webContents.once("destroyed", () => {
      windows.delete(this);
      this.emit("closed");
      if (windows.size === 0) app.allWindowsClosed();
    });
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.focus();
  }

  focus(): void {
    void this.webContents.page?.bringToFront();
  }

  /** Whether a window is minimised is not known here; `restore` makes sure that it is not. */
  isMinimized(): boolean {
    return true;
  }

  restore(): void {
    void this.webContents.page?.restoreWindow();
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  /** Minimised: a page of Chromium is on the screen or gone. */
  hide(): void {
    void this.webContents.page?.minimizeWindow();
  }

  /** As the user does it, and `quit` before it ends. */
  close(): void {
    const answer = { isPrevented: false };
    const preventDefault = (): void => {
      answer.isPrevented = true;
    };
    this.emit("close", { preventDefault });
    if (!answer.isPrevented) this.webContents.close();
  }
}

app.closeWindows = async () => {
  const closed = [...windows].map((window) => new Promise((done) => window.once("closed", done)));
  for (const window of windows) window.close();
  await Promise.all(closed);
};

/** As much of Electron's `webContents` as Playwright asks for. */
export const webContents = {
  fromDevToolsTargetId: (targetId: string): WebContents | null =>
    [...windows].find((window) => window.webContents.page?.targetId === targetId)?.webContents ??
    null,
};
