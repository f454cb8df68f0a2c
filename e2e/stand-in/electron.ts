/**
 * What `import … from "electron"` gives to the app on the stand-in.
 *
 * As much of Electron as the app uses, typed by Electron's own declarations.
 * What it cannot show: sandbox and fuses, packaging, menus, tray and
 * notifications, custom protocols and permission handlers as Electron enforces
 * them, structured clone instead of JSON. Tests that need one of these run on
 * real Electron only.
 */

export { app } from "./app.ts";
export { BrowserWindow, webContents } from "./browser-window.ts";
export { clipboard } from "./clipboard.ts";
export { dialog } from "./dialog.ts";
export { ipcMain } from "./ipc-main.ts";
export { Menu } from "./menu.ts";
export { nativeTheme } from "./native-theme.ts";
export { net } from "./net.ts";
export { Notification } from "./notification.ts";
export { powerMonitor } from "./power-monitor.ts";
export { protocol } from "./protocol.ts";
export { safeStorage } from "./safe-storage.ts";
export { session } from "./session.ts";
export { shell } from "./shell.ts";
export { Tray } from "./tray.ts";
