import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import type { Bridge } from "../../src-shared/contract/bridge.ts";

const bridge: Bridge = {
  ask: (channel, input) => ipcRenderer.invoke(channel, input),
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
