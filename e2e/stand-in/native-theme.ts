import type * as Electron from "electron";

/** What the app wants the system's own dialogs to look like; here there are none. */
export const nativeTheme: Pick<Electron.NativeTheme, "themeSource"> = { themeSource: "system" };
