import { posix, win32 } from "node:path";
import type { HostNames } from "../data-folder.ts";

/** The folder of the log, absolute: where the platform keeps such things, or in `$LATCHKEY_HOME`. */
export function logFolder({ platform, env, home }: HostNames): string {
  const chosen = env["LATCHKEY_HOME"];
  switch (platform) {
    case "win32":
      return chosen
        ? win32.resolve(chosen, "logs")
        : win32.join(
            env["LOCALAPPDATA"] ?? win32.join(home, "AppData", "Local"),
            "Latchkey",
            "logs",
          );
    case "darwin":
      return chosen
        ? posix.resolve(chosen, "logs")
        : posix.join(home, "Library", "Logs", "Latchkey");
    default:
      return chosen
        ? posix.resolve(chosen, "logs")
        : posix.join(stateFolder(env, home), "Latchkey", "logs");
  }
}

/** XDG Base Directory Specification: a relative value is to be ignored. */
function stateFolder(env: HostNames["env"], home: string): string {
  const configured = env["XDG_STATE_HOME"];
  return configured?.startsWith("/") ? configured : posix.join(home, ".local", "state");
}
