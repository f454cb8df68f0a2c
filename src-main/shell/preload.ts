import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import { dropChannel } from "../../src-shared/contract/drop-channel.ts";
import { sendDrops } from "./preload-drops.ts";

const bridge: Bridge = {
  ask: (channel, input) => {
    // What the page names need not be of the type that it should be.
    const asked: unknown = channel;
    if (typeof asked !== "string" || asked === dropChannel)
      return Promise.reject(new Error("no question"));
    return ipcRenderer.invoke(channel, input);
  },
  on: (name, listener) => {
    // The event itself holds Electron objects and stays on this side.
    const pass = (_: IpcRendererEvent, announcement: Parameters<typeof listener>[0]): void => {
      listener(announcement);
    };
    ipcRenderer.on(name, pass);
    return () => ipcRenderer.off(name, pass);
  },
};

contextBridge.exposeInMainWorld("bridge", bridge);
sendDrops();
