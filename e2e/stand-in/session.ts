import type * as Electron from "electron";

/** Every permission is denied by Chromium itself (see `chromium.ts`), so the handlers are never asked. */
const defaultSession: Pick<
  Electron.Session,
  "setPermissionCheckHandler" | "setPermissionRequestHandler"
> = {
  setPermissionCheckHandler: () => undefined,
  setPermissionRequestHandler: () => undefined,
};

export const session = { defaultSession };
