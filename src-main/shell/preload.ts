import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from "electron";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import { dropChannel } from "../../src-shared/contract/drop-channel.ts";

const bridge: Bridge = {
  ask: (channel, input) => {
    const asked: string = channel;
    if (asked === dropChannel) return Promise.reject(new Error("no question"));
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

/** As much of the page as a drop needs; the rest of main is compiled without a DOM. */
interface DropEvent {
  readonly isTrusted: boolean;
  readonly dataTransfer: { readonly types: readonly string[]; readonly files: ArrayLike<File> };
  preventDefault(): void;
}
interface DropPage {
  addEventListener(name: "dragover" | "drop", listener: (event: DropEvent) => void): void;
}

// A preload script runs in a page, whose types main does not know.
const page = globalThis as unknown as DropPage;

// Only what holds files is of interest; rows of the list are dragged too.
page.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
page.addEventListener("drop", (event) => {
  const files = Array.from(event.dataTransfer.files);
  if (!event.isTrusted || files.length === 0) return;
  event.preventDefault();
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== "");
  void ipcRenderer.invoke(dropChannel, paths);
});
