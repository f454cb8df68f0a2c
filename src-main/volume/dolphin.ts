/**
 * The file manager of KDE, where nothing of the system can mount: it reads WebDAV by itself, and asks the
 * user for the login of an address. So there is nothing to mount and nothing to take down; the way is for
 * the app only, whose window has the login beside it.
 */

import type { Drive, DriveWay } from "./drive.ts";
import type { RunProgram } from "./run-program.ts";

/** @param env - says which desktop this is */
export function dolphin(
  run: RunProgram,
  env: Readonly<Record<string, string | undefined>>,
): DriveWay {
  return {
    kind: "dolphin",
    canMount: async (where) => {
      const desktops = (env["XDG_CURRENT_DESKTOP"] ?? "").split(":");
      if (where !== undefined || !desktops.includes("KDE")) return false;
      return (await run("dolphin", ["--version"])).code === 0;
    },
    mount: async ({ url, username }, _where, onPlanned) => {
      const address = url.replace(/^http:\/\//, `webdav://${username}@`);
      const made = { scratch: null, place: null };
      const drive: Drive = { kind: "dolphin", address, place: address, made };
      await onPlanned(drive);
      return drive;
    },
    isMounted: () => Promise.resolve(true),
    unmount: () => Promise.resolve(),
  };
}
