import type * as Electron from "electron";
import type { Frame } from "./page.ts";
import type { FromPreload, ToPreload } from "./preload-world.ts";

interface Sender {
  readonly sender: unknown;
  readonly senderFrame: Frame | null;
}

type Listener = Parameters<Electron.IpcMain["handle"]>[1];
const listeners = new Map<string, Listener>();

export const ipcMain: Pick<Electron.IpcMain, "handle" | "removeHandler"> = {
  handle(channel, listener) {
    if (listeners.has(channel)) throw new Error(`There is a second handler for ${channel}.`);
    listeners.set(channel, listener);
  },
  removeHandler(channel) {
    listeners.delete(channel);
  },
};

/** What goes back for one `ipcRenderer.invoke`: like Electron, only the message of an error. */
export async function answerInvoke(
  { call, channel, values }: FromPreload,
  from: Sender,
): Promise<ToPreload> {
  try {
    const listener = listeners.get(channel);
    if (!listener) throw new Error(`No handler registered for '${channel}'`);
    // The event of Electron holds more; what our app reads of it is all here.
    const event = from as unknown as Electron.IpcMainInvokeEvent;
    const value: unknown = await listener(event, ...values);
    return { kind: "reply", call, value };
  } catch (error) {
    const reason = `Error invoking remote method '${channel}': ${String(error)}`;
    return { kind: "refusal", call, error: reason };
  }
}
