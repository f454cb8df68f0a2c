import type { Bridge } from "../../src-shared/contract/bridge.ts";

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly bridge: Bridge;
  }
}

/** The way to main. A question that could not even be asked is answered like any other failure. */
export const bridge: Bridge = {
  ask: (channel, input) =>
    window.bridge
      .ask(channel, input)
      .catch(() => ({ ok: false, failure: { kind: "unexpected" } }) as const),
  on: (name, listener) => window.bridge.on(name, listener),
};
