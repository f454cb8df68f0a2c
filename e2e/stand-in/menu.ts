import type * as Electron from "electron";

/** A window of Chromium has no menu bar, so a menu is taken and never shown. */
export const Menu = {
  setApplicationMenu: (_menu: Electron.Menu | null): void => undefined,
  buildFromTemplate: (_template: Electron.MenuItemConstructorOptions[]): null => null,
};
