/** The sentences outside of the window: tray, menus, the system's own dialogs. */

import { worded } from "./worded.ts";

export const desktopText = worded("desktopText", {
  app: "Latchkey",
  file: "File",
  edit: "Edit",
  view: "View",
  window: "Window",
  help: "Help",

  show: "Show Latchkey",
  preferences: "Preferences…",
  newVault: "New vault…",
  addExisting: "Add existing vault…",
  lock: "Lock",
  unlock: "Unlock…",
  showVault: "Show",
  openDrive: "Open drive",
  openVault: (name: string) => `${name} (open)`,
  lockAll: "Lock all",
  showLog: "Show the log",
  about: "About Latchkey",
  quit: "Quit Latchkey",

  /** What the system does itself, which gives its own names in one language only. */
  roles: {
    about: "About Latchkey",
    close: "Close window",
    copy: "Copy",
    cut: "Cut",
    hide: "Hide Latchkey",
    hideOthers: "Hide others",
    minimize: "Minimise",
    paste: "Paste",
    redo: "Redo",
    resetZoom: "Actual size",
    selectAll: "Select all",
    services: "Services",
    togglefullscreen: "Full screen",
    undo: "Undo",
    unhide: "Show all",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
  },

  trayAllLocked: "Latchkey: all vaults are locked",
  traySomeOpen: "Latchkey: a vault is open",

  importPreferences: { title: "Choose exported preferences", button: "Import" },
  jsonFiles: "Preferences of Latchkey",

  cannotStart: "Latchkey could not start",
  cannotStartBody: (code: string, folder: string) =>
    `Something went wrong that Latchkey did not expect (${code}). Your vaults are untouched. The log in “${folder}” says more; please try again.`,
});
