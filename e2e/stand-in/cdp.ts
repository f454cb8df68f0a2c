/**
 * The DevTools protocol over a pipe: messages are JSON, each ended by a NUL byte.
 *
 * Other than a port, a pipe is open to nobody but the two processes at its ends.
 */

import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { CDPSession } from "@playwright/test";

/** The browser, or one page of it; every method and event with the protocol's own types. */
export interface Cdp {
  /** Rejects with what the browser answers, or because it has ended. */
  readonly send: CDPSession["send"];
  readonly on: CDPSession["on"];
}

interface Sent {
  readonly method: string;
  readonly params: object;
  readonly sessionId?: string;
}

/** What comes back: the answer to a request, or an event. */
interface Received {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class CdpPipe {
  /** Resolves when the browser has ended. */
  readonly closed: Promise<void>;
  readonly #input: Writable;
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #incomplete = "";
  #isClosed = false;

  constructor(input: Writable, output: Readable) {
    this.#input = input;
    // Writing to a browser that has just ended is no fault of its own: `closed` tells.
    input.on("error", () => undefined);
    output.setEncoding("utf8").on("data", (text: string) => {
      this.#receive(text);
    });
    this.closed = new Promise((resolve) => {
      output.once("close", () => {
        this.#close();
        resolve();
      });
    });
  }

  /** @param sessionId - of a page that was attached to; the browser itself if absent */
  session(sessionId = ""): Cdp {
    const send = (method: string, params: object = {}): Promise<unknown> =>
      this.#request({ method, params, ...(sessionId && { sessionId }) });
    const on = (method: string, listener: (params: unknown) => void): void => {
      this.#events.on(`${sessionId} ${method}`, listener);
    };
    // Which shape belongs to which method is known to the protocol's types alone.
    return { send, on } as Cdp;
  }

  async attach(targetId: string): Promise<Cdp> {
    const { sessionId } = await this.session().send("Target.attachToTarget", {
      targetId,
      flatten: true,
    });
    return this.session(sessionId);
  }

  #request(message: Sent): Promise<unknown> {
    if (this.#isClosed)
      return Promise.reject(new Error(`${message.method}: the browser has ended`));
    const id = ++this.#lastId;
    this.#input.write(`${JSON.stringify({ id, ...message })}\0`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #receive(text: string): void {
    const parts = (this.#incomplete + text).split("\0");
    this.#incomplete = parts.pop() ?? "";
    // The browser speaks the protocol; it was started by us.
    for (const part of parts) this.#dispatch(JSON.parse(part) as Received);
  }

  #dispatch({ id, method, params, sessionId = "", result, error }: Received): void {
    if (id === undefined) {
      this.#events.emit(`${sessionId} ${method ?? ""}`, params);
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }

  #close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.values()) reject(new Error("the browser has ended"));
    this.#waiting.clear();
  }
}
