import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type * as Electron from "electron";
import { closeBrowser } from "./browser.ts";
import { takeInstanceLock } from "./instance-lock.ts";

type Used = Pick<
  Electron.App,
  | "enableSandbox"
  | "exit"
  | "getPath"
  | "getPreferredSystemLanguages"
  | "getVersion"
  | "isPackaged"
  | "isReady"
  | "quit"
  | "requestSingleInstanceLock"
  | "setPath"
  | "whenReady"
>;

/** The life of the app, in the order in which Electron tells it. */
class App extends EventEmitter implements Used {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>([
    ["home", homedir()],
    ["userData", join(homedir(), ".config", "Latchkey")],
  ]);
  readonly #ready = new Promise<void>((resolve) => {
    this.once("ready", () => {
      resolve();
    });
  });
  #isReady = false;
  #isQuitting = false;
  #isLeaving = false;
  /** For `quit`, which in Electron closes them first. */
  closeWindows: () => Promise<void> = () => Promise.resolve();

  /** Called once by whoever started the stand-in. */
  becomeReady(): void {
    this.#isReady = true;
    this.emit("ready");
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  /** As the package of the app says. */
  version = "";

  getVersion(): string {
    return this.version;
  }

  /** As glib reads them from the environment, e.g. `de_AT.UTF-8`. */
  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
    const names = [LANGUAGE, LC_ALL, LC_MESSAGES, LANG].find((value) => value)?.split(":") ?? [];
    return names.flatMap((name) => {
      const [, tag] = /^([a-z]+(?:_[A-Z]+)?)(?:[.@]|$)/.exec(name) ?? [];
      return tag === undefined ? [] : [tag.replace("_", "-")];
    });
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`The stand-in knows no path “${name}”.`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`There is no folder “${path}”.`);
    this.#paths.set(name, path);
  }

  /** Every page of the stand-in runs in Chromium's sandbox already, unless the user is root. */
  enableSandbox(): void {
    return;
  }

  requestSingleInstanceLock(handover: Record<string, unknown> = {}): boolean {
    const second = (handedOver: unknown): void => {
      this.emit("second-instance", {}, [], "", handedOver);
    };
    const isFirst = takeInstanceLock(this.getPath("userData"), handover, second);
    if (!isFirst) process.stderr.write("The app runs already; its window comes to the front.\n");
    return isFirst;
  }

  allWindowsClosed(): void {
    if (this.#isQuitting) return;
    if (!this.emit("window-all-closed")) this.quit();
  }

  /** True from the first `quit` on, also while the app holds it up to tidy first. */
  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  quit(): void {
    if (this.#isQuitting) return;
    if (this.#isPrevented("before-quit")) return;
    this.#isQuitting = true;
    this.#isLeaving = true;
    void this.#finish();
  }

  async #finish(): Promise<void> {
    await this.closeWindows();
    if (this.#isPrevented("will-quit")) {
      this.#isQuitting = false;
      return;
    }
    this.emit("quit", {}, 0);
    await closeBrowser();
    process.exit(0);
  }

  exit(code = 0): void {
    process.exit(code);
  }

  #isPrevented(name: string): boolean {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    this.emit(name, { preventDefault });
    return isPrevented;
  }
}

export const app = new App();
