/** What runs in the page around a preload script. Sent there as text, like `world-bridge.ts`. */

import type { WorldBridge } from "./world-bridge.ts";

/** What main sends into the preload script's world. */
export type ToPreload =
  | { readonly kind: "reply"; readonly call: number; readonly value: unknown }
  | { readonly kind: "refusal"; readonly call: number; readonly error: string }
  | { readonly kind: "message"; readonly channel: string; readonly values: readonly unknown[] };

/** What comes out of it: one `ipcRenderer.invoke`. */
export interface FromPreload {
  readonly call: number;
  readonly channel: string;
  readonly values: readonly unknown[];
}

/** The two functions by which main and the preload script's world reach each other, by name. */
export interface Openings {
  /** A binding that carries a message out, as text. */
  readonly outlet: string;
  /** A global function that takes one in. */
  readonly inlet: string;
  /** A global list of the files whose paths were asked for. */
  readonly files: string;
}

type Listener = (event: unknown, ...values: unknown[]) => void;

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** In the page's own world, before its scripts: puts there what the preload script offers. */
export function receiveInPage(bridge: WorldBridge): void {
  bridge.onExpose((name, api) => {
    Object.defineProperty(globalThis, name, { value: Object.freeze(api), enumerable: true });
  });
}

/**
 * In a world of its own: gives the preload script the `electron` of a sandboxed one.
 *
 * @param preload - the script, as a function of its `require`
 */
export function runPreload(
  bridge: WorldBridge,
  { outlet, inlet, files }: Openings,
  preload: (require: (name: string) => unknown) => void,
): void {
  if (window !== window.top) return;
  // The openings are no names that the types of a page could know.
  const world = globalThis as unknown as Record<string, unknown>;
  const calls = new Map<number, Waiting>();
  const listeners = new Map<string, Set<Listener>>();
  let lastCall = 0;

  world[inlet] = (message: ToPreload): void => {
    if (message.kind === "message") {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.values);
      return;
    }
    const call = calls.get(message.call);
    calls.delete(message.call);
    if (message.kind === "reply") call?.resolve(message.value);
    else call?.reject(new Error(message.error));
  };

  const ipcRenderer = {
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const call = ++lastCall;
        calls.set(call, { resolve, reject });
        const send = world[outlet] as (message: string) => void;
        send(JSON.stringify({ call, channel, values } satisfies FromPreload));
      }),
    on: (channel: string, listener: Listener) => {
      const known = listeners.get(channel) ?? new Set();
      listeners.set(channel, known.add(listener));
    },
    off: (channel: string, listener: Listener) => {
      listeners.get(channel)?.delete(listener);
    },
  };
  // Electron knows the path at once; here a mark stands for it, until main has it from Chromium.
  const marked: object[] = [];
  world[files] = marked;
  const webUtils = { getPathForFile: (file: object) => `${files}:${marked.push(file) - 1}` };
  const contextBridge = { exposeInMainWorld: bridge.expose.bind(bridge) };

  preload((name) => {
    if (name === "electron") return { contextBridge, ipcRenderer, webUtils };
    throw new Error(`A sandboxed preload script may not require ${name}.`);
  });
}
