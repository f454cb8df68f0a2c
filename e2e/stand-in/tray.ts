import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import type { Menu } from "./menu.ts";

/** An icon that nobody sees, for tests to ask what it would show. */
export class Tray extends EventEmitter {
  /** Every icon that was not destroyed. */
  static readonly shown = new Set<Tray>();
  picture = "";
  toolTip = "";
  menu: Menu | null = null;

  constructor(picture: string) {
    super();
    this.setImage(picture);
    Tray.shown.add(this);
  }

  setImage(picture: string): void {
    if (!existsSync(picture)) throw new Error(`There is no picture “${picture}”.`);
    this.picture = picture;
  }

  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }

  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
  }

  destroy(): void {
    Tray.shown.delete(this);
  }
}
