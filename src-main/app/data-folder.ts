import { posix, win32 } from "node:path";

/** What decides where Latchkey keeps its own files. */
export interface HostNames {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder, absolute. */
  readonly home: string;
}

/**
 * The folder of Latchkey's own files (the list of vaults, settings), absolute.
 *
 * `$LATCHKEY_HOME` if set; else where the platform keeps such things. App and
 * command line share it.
 */
export function dataFolder({ platform, env, home }: HostNames): string {
  const chosen = env["LATCHKEY_HOME"];
  switch (platform) {
    case "win32":
      return chosen
        ? win32.resolve(chosen)
        : win32.join(env["APPDATA"] ?? win32.join(home, "AppData", "Roaming"), "Latchkey");
    case "darwin":
      return chosen
        ? posix.resolve(chosen)
        : posix.join(home, "Library", "Application Support", "Latchkey");
    default:
      return chosen ? posix.resolve(chosen) : posix.join(configFolder(env, home), "Latchkey");
  }
}

/** XDG Base Directory Specification: a relative value is to be ignored. */
function configFolder(env: HostNames["env"], home: string): string {
  const configured = env["XDG_CONFIG_HOME"];
  return configured?.startsWith("/") ? configured : posix.join(home, ".config");
}
