import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type * as Electron from "electron";
import { newPage, runningBrowser } from "./browser.ts";
import { answerInvoke } from "./ipc-main.ts";
import { toChromium } from "./origins.ts";
import { type Frame, Page, type PageOwner } from "./page.ts";
import type { FromPreload } from "./preload-world.ts";
import { answerRequest } from "./protocol.ts";

type Used = Pick<
  Electron.WebContents,
  | "close"
  | "getURL"
  | "isDestroyed"
  | "loadURL"
  | "printToPDF"
  | "send"
  | "setWindowOpenHandler"
  | "startDrag"
>;

type WindowOpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

/** Chromium tells of a new window before it tells where that is to go. */
const unknownWindow: Electron.HandlerDetails = {
  url: "",
  frameName: "",
  features: "",
  disposition: "new-window",
  referrer: { url: "", policy: "default" },
};

/** Of paper, in inches. */
const sizes = { A4: { width: 8.27, height: 11.69 }, Letter: { width: 8.5, height: 11 } };

interface WebContentsOptions {
  readonly width: number;
  readonly height: number;
  /** Path of the preload script. */
  readonly preload: string | undefined;
}

/** What a window shows. Electron's is there at once; the page behind it comes with the first address. */
export class WebContents extends EventEmitter implements Used {
  readonly #options: WebContentsOptions;
  #page: Page | null = null;
  #windowOpenHandler: WindowOpenHandler | null = null;
  #isDestroyed = false;

  constructor(options: WebContentsOptions) {
    super();
    this.#options = options;
  }

  get page(): Page | null {
    return this.#page;
  }

  async loadURL(url: string): Promise<void> {
    this.#page ??= await this.#open(url);
    const loaded = new Promise((resolve) => this.once("did-finish-load", resolve));
    await this.#page.navigate(url);
    await loaded;
  }

  async #open(url: string): Promise<Page> {
    const { width, height, preload } = this.#options;
    const chromium = await runningBrowser(toChromium(url), { width, height });
    const script = preload === undefined ? "" : readFileSync(preload, "utf8");
    const page = await Page.attach(chromium.pipe, await newPage(chromium), script, this.#owner());
    await page.setContentSize(width, height);
    return page;
  }

  #owner(): PageOwner {
    return {
      loaded: () => this.emit("did-finish-load"),
      closed: () => {
        if (this.#isDestroyed) return;
        this.#isDestroyed = true;
        this.emit("destroyed");
      },
      mayNavigate: (url) => {
        let isPrevented = false;
        const preventDefault = (): void => {
          isPrevented = true;
        };
        this.emit("will-navigate", { url, preventDefault });
        return !isPrevented;
      },
      mayOpenWindow: () => this.#windowOpenHandler?.(unknownWindow).action !== "deny",
      request: answerRequest,
      invoke: (senderFrame: Frame, call: FromPreload) =>
        answerInvoke(call, { sender: this, senderFrame }),
    };
  }

  send(channel: string, ...values: unknown[]): void {
    this.#page?.tellAll({ kind: "message", channel, values });
  }

  async printToPDF({ pageSize }: Electron.PrintToPDFOptions): Promise<Buffer> {
    const page = this.#page;
    if (!page) throw new Error("There is no page yet.");
    return page.printToPdf(pageSize === "A4" ? sizes.A4 : sizes.Letter);
  }

  /** The system's drag is beyond a page that is steered from outside; who wants to know hears of it. */
  startDrag(item: Electron.Item): void {
    this.emit("drag-started", item);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }

  getURL(): string {
    return this.#page?.url ?? "";
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  /** A window whose page is still on its way is gone at once. */
  close(): void {
    if (this.#page) this.#page.close();
    else this.#owner().closed();
  }
}
