import { Menu } from "electron";

/**
 * The menu of the app. On macOS it is where the shortcuts for copy, paste and
 * quit live; elsewhere Chromium has them, and a menu bar would only offer to
 * reload the page.
 */
export function setMenu(): void {
  const roles = [{ role: "appMenu" }, { role: "editMenu" }, { role: "windowMenu" }] as const;
  Menu.setApplicationMenu(
    process.platform === "darwin" ? Menu.buildFromTemplate([...roles]) : null,
  );
}
