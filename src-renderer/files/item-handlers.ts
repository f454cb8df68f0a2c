import type { HTMLAttributes, MouseEvent } from "react";
import type { FileItem } from "./file-item.ts";
import type { FilesStore } from "./files-store.ts";
import type { OpenMenu } from "./items-props.ts";
import { openItem } from "./open-item.ts";
import { extendTo, selectOnly, toggle } from "./selection.ts";

/** What the mouse does with one item. */
export function itemHandlers(
  files: FilesStore,
  item: FileItem,
  openMenu: OpenMenu,
): Pick<
  HTMLAttributes<HTMLElement>,
  "draggable" | "onDragStart" | "onClick" | "onDoubleClick" | "onContextMenu"
> {
  return {
    draggable: true,
    onDragStart: (event) => {
      // The page has nothing to drag: main begins a drag of the system, of real files.
      event.preventDefault();
      void files.transfers.dragOut(item.path);
    },
    onClick: (event: MouseEvent) => {
      const { items, selection } = files.getState();
      if (event.shiftKey) files.select(extendTo(items, selection, item.path));
      else if (event.ctrlKey || event.metaKey) files.select(toggle(selection, item.path));
      else files.select(selectOnly(item.path));
    },
    onDoubleClick: () => {
      openItem(files, item);
    },
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
      const { selection } = files.getState();
      if (!selection.paths.has(item.path)) files.select(selectOnly(item.path));
      openMenu({ x: event.clientX, y: event.clientY });
    },
  };
}
