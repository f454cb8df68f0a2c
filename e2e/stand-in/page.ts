/** A page of Chromium, with a preload script in a world of its own and every request answered from within. */

import { randomBytes } from "node:crypto";
import type { Cdp, CdpPipe } from "./cdp.ts";
import { fromChromium, toChromium } from "./origins.ts";
import type { Fulfilment, PageRequest } from "./page-request.ts";
import { type FromPreload, receiveInPage, runPreload, type ToPreload } from "./preload-world.ts";
import { WorldBridge } from "./world-bridge.ts";

const worldName = "electron-preload";

/** The frame that sent a message, as far as a check of the sender needs it. */
export interface Frame {
  readonly origin: string;
  readonly parent: { readonly origin: string } | null;
}

/** Whoever is behind the page. */
export interface PageOwner {
  loaded(): void;
  closed(): void;
  /** @returns false to refuse a navigation that the page has begun by itself */
  mayNavigate(url: string): boolean;
  /** @returns false to refuse a window that the page has opened */
  mayOpenWindow(): boolean;
  /** @returns `null` to refuse the request */
  request(request: PageRequest): Promise<Fulfilment | null>;
  /** A call of the preload script. */
  invoke(frame: Frame, call: FromPreload): Promise<ToPreload>;
}

export class Page {
  /** Chromium's id of it. */
  readonly targetId: string;
  readonly #browser: Cdp;
  readonly #session: Cdp;
  readonly #owner: PageOwner;
  readonly #openings = { outlet: randomName(), inlet: randomName(), files: randomName() };
  /** The worlds of preload scripts, by Chromium's id, with the frame they belong to. */
  readonly #worlds = new Map<number, Frame>();
  #mainFrameId = "";
  #url = "about:blank";
  /** Where {@link navigate} has sent the page; any other navigation is the page's own. */
  #expectedUrl = "";

  private constructor(browser: Cdp, session: Cdp, targetId: string, owner: PageOwner) {
    this.#browser = browser;
    this.#session = session;
    this.targetId = targetId;
    this.#owner = owner;
  }

  /** @param preload - the preload script's source */
  static async attach(
    pipe: CdpPipe,
    targetId: string,
    preload: string,
    owner: PageOwner,
  ): Promise<Page> {
    const session = await pipe.attach(targetId);
    const page = new Page(pipe.session(), session, targetId, owner);
    page.#listenToPage();
    page.#listenToBrowser();
    void pipe.closed.then(() => {
      owner.closed();
    });
    await page.#prepare(preload);
    return page;
  }

  get url(): string {
    return this.#url;
  }

  /** Returns when Chromium has begun to show it. @throws Error if it cannot */
  async navigate(url: string): Promise<void> {
    this.#expectedUrl = url;
    const { errorText } = await this.#session.send("Page.navigate", { url: toChromium(url) });
    if (errorText) throw new Error(`${errorText} at ${url}`);
  }

  /** Gives a message to every preload script. */
  tellAll(message: ToPreload): void {
    for (const world of this.#worlds.keys()) this.#tell(world, message);
  }

  /**
   * Runs a function in the preload script's world, as if the user had asked for it.
   *
   * @param action - is sent there as text
   * @throws Error if it throws, or if there is no page yet
   */
  async evaluate<A, T>(action: (argument: A) => Promise<T>, argument: A): Promise<T> {
    const [executionContextId] = this.#worlds.keys();
    if (executionContextId === undefined) throw new Error("there is no page yet");
    const { result, exceptionDetails } = await this.#session.send("Runtime.callFunctionOn", {
      executionContextId,
      functionDeclaration: String(action),
      arguments: [{ value: argument }],
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    // By value, it is what `action` returned.
    return result.value as T;
  }

  /** Puts text on the system's clipboard. The page itself may not, before and after. */
  async writeClipboard(text: string): Promise<void> {
    await this.#setClipboardPermission("granted");
    try {
      await this.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    } finally {
      await this.#setClipboardPermission("denied");
    }
  }

  /** Sizes the window so that the page itself has this size, whatever Chromium draws around it. */
  /** @param paper - in inches */
  async printToPdf(paper: { readonly width: number; readonly height: number }): Promise<Buffer> {
    const { data } = await this.#session.send("Page.printToPDF", {
      paperWidth: paper.width,
      paperHeight: paper.height,
      printBackground: true,
    });
    return Buffer.from(data, "base64");
  }

  async setContentSize(width: number, height: number): Promise<void> {
    await this.#setWindowBounds({ width, height });
    const { cssLayoutViewport } = await this.#session.send("Page.getLayoutMetrics");
    await this.#setWindowBounds({
      width: 2 * width - cssLayoutViewport.clientWidth,
      height: 2 * height - cssLayoutViewport.clientHeight,
    });
  }

  async restoreWindow(): Promise<void> {
    await this.#setWindowBounds({ windowState: "normal" });
  }

  async minimizeWindow(): Promise<void> {
    await this.#setWindowBounds({ windowState: "minimized" });
  }

  async bringToFront(): Promise<void> {
    await this.#session.send("Page.bringToFront");
  }

  /** Asks Chromium to close it; the owner is told when that has happened. */
  close(): void {
    this.#browser.send("Target.closeTarget", { targetId: this.targetId }).catch(ignore);
  }

  async #setClipboardPermission(setting: "granted" | "denied"): Promise<void> {
    const permission = { name: "clipboard-write" };
    await this.#browser.send("Browser.setPermission", { permission, setting });
  }

  async #setWindowBounds(bounds: Bounds): Promise<void> {
    const { targetId } = this;
    const { windowId } = await this.#browser.send("Browser.getWindowForTarget", { targetId });
    await this.#browser.send("Browser.setWindowBounds", { windowId, bounds });
  }

  #listenToBrowser(): void {
    // Not when the window is made but when it shows something: before that, whoever debugs it may
    // hold it back, and closing it then would block the page that opened it.
    this.#browser.on("Target.targetInfoChanged", ({ targetInfo: { openerId, targetId, url } }) => {
      if (openerId !== this.targetId || url === "" || this.#owner.mayOpenWindow()) return;
      this.#browser.send("Target.closeTarget", { targetId }).catch(ignore);
    });
    this.#browser.on("Target.targetDestroyed", ({ targetId }) => {
      if (targetId === this.targetId) this.#owner.closed();
    });
  }

  #listenToPage(): void {
    const session = this.#session;
    session.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.name === worldName) this.#worlds.set(context.id, this.#frameOf(context));
    });
    session.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
      this.#worlds.delete(executionContextId);
    });
    session.on("Runtime.executionContextsCleared", () => {
      this.#worlds.clear();
    });
    session.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      if (name !== this.#openings.outlet) return;
      // Nothing but the preload script's world knows the outlet.
      void this.#answer(executionContextId, JSON.parse(payload) as FromPreload);
    });
    session.on("Page.frameNavigated", ({ frame }) => {
      if (frame.parentId === undefined) this.#url = fromChromium(frame.url);
    });
    session.on("Page.loadEventFired", () => {
      this.#owner.loaded();
    });
    session.on("Fetch.requestPaused", ({ requestId, request, resourceType, frameId }) => {
      const isNavigation = resourceType === "Document" && frameId === this.#mainFrameId;
      void this.#request(requestId, { ...request, url: fromChromium(request.url) }, isNavigation);
    });
  }

  async #prepare(preload: string): Promise<void> {
    const session = this.#session;
    const { frameTree } = await session.send("Page.getFrameTree");
    this.#mainFrameId = frameTree.frame.id;
    const token = JSON.stringify(randomName());
    const bridge = String(WorldBridge);
    const openings = JSON.stringify(this.#openings);
    const inPage = `(${String(receiveInPage)})(new (${bridge})(${token}, "page", "preload"));`;
    const inPreload = `(${String(runPreload)})(new (${bridge})(${token}, "preload", "page"),
      ${openings}, function (require) {\n${preload}\n});`;

    await session.send("Page.enable");
    await session.send("Runtime.enable");
    await session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
    const { outlet } = this.#openings;
    await session.send("Runtime.addBinding", { name: outlet, executionContextName: worldName });
    await session.send("Page.addScriptToEvaluateOnNewDocument", { source: inPage });
    await session.send("Page.addScriptToEvaluateOnNewDocument", { source: inPreload, worldName });
  }

  #frameOf(context: { readonly origin: string; readonly auxData?: object }): Frame {
    const data: { readonly frameId?: string } = context.auxData ?? {};
    const isTop = data.frameId === this.#mainFrameId;
    const parent = isTop ? null : { origin: fromChromium(new URL(this.#url).origin) };
    return { origin: fromChromium(context.origin), parent };
  }

  async #answer(world: number, call: FromPreload): Promise<void> {
    const frame = this.#worlds.get(world);
    if (!frame) return;
    const values: unknown[] = [];
    for (const value of call.values) values.push(await this.#withPaths(world, value));
    this.#tell(world, await this.#owner.invoke(frame, { ...call, values }));
  }

  /** Puts paths in place of the marks that `webUtils.getPathForFile` has given out. */
  async #withPaths(world: number, value: unknown): Promise<unknown> {
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value;
      return Promise.all(items.map((item) => this.#withPaths(world, item)));
    }
    const [name, index] = typeof value === "string" ? value.split(":") : [];
    if (name !== this.#openings.files) return value;
    const { result } = await this.#session.send("Runtime.callFunctionOn", {
      executionContextId: world,
      functionDeclaration: "function (name, index) { return globalThis[name][index]; }",
      arguments: [{ value: name }, { value: Number(index) }],
    });
    if (result.objectId === undefined) return "";
    return (await this.#session.send("DOM.getFileInfo", { objectId: result.objectId })).path;
  }

  #tell(executionContextId: number, message: ToPreload): void {
    const inlet = JSON.stringify(this.#openings.inlet);
    const functionDeclaration = `function (message) { globalThis[${inlet}](message); }`;
    const args = [{ value: message }];
    this.#session
      .send("Runtime.callFunctionOn", { executionContextId, functionDeclaration, arguments: args })
      // The page has gone elsewhere meanwhile, so nobody waits for the message any more.
      .catch(ignore);
  }

  async #request(requestId: string, request: PageRequest, isNavigation: boolean): Promise<void> {
    const isOwnWill = isNavigation && request.url !== this.#expectedUrl;
    const isRefused = isOwnWill && !this.#owner.mayNavigate(request.url);
    const response = isRefused ? null : await this.#owner.request(request);
    const end = response
      ? this.#session.send("Fetch.fulfillRequest", { requestId, ...response })
      : this.#session.send("Fetch.failRequest", { requestId, errorReason: "Aborted" });
    await end.catch(ignore);
  }
}

type Bounds =
  | { readonly width: number; readonly height: number }
  | { readonly windowState: "minimized" | "normal" };

/** Cannot be guessed by what runs in the page. */
function randomName(): string {
  return `_${randomBytes(16).toString("hex")}`;
}

function ignore(): void {
  // What failed is a page or browser that has just gone; `closed` tells its owner.
}
