/** Tells main what the user drops on the window, and where; see drop-channel.ts. */

import { ipcRenderer, webUtils } from "electron";
import { dropChannel, zoneAttribute } from "../../src-shared/contract/drop-channel.ts";

/** As much of the page as a drop needs; the rest of main is compiled without a DOM. */
interface PageElement {
  closest(selector: string): PageElement | null;
  getAttribute(name: string): string | null;
}
interface DropEvent {
  readonly isTrusted: boolean;
  readonly target: Partial<PageElement> | null;
  readonly dataTransfer: { readonly types: readonly string[]; readonly files: ArrayLike<File> };
  preventDefault(): void;
}
interface DropPage {
  addEventListener(name: "dragover" | "drop", listener: (event: DropEvent) => void): void;
}

export function sendDrops(): void {
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
    const zone = event.target?.closest?.(`[${zoneAttribute}]`)?.getAttribute(zoneAttribute);
    void ipcRenderer.invoke(dropChannel, zone ?? null, paths);
  });
}
