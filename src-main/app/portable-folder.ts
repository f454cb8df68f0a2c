import { existsSync } from "node:fs";
import { posix, win32 } from "node:path";

/** What makes a program portable, if it lies beside it; the content does not matter. */
const marker = "latchkey-portable.txt";
/** Where a portable program keeps what is otherwise the user's. */
const dataName = "latchkey-data";

/** The packed program that runs. */
export interface Program {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly execPath: string;
}

/** The folder of all of Latchkey's own files, absolute, if the program is a portable one; else `null`. */
export function portableFolder(program: Program): string | null {
  const path = program.platform === "win32" ? win32 : posix;
  const folder = folderOf(program);
  return existsSync(path.join(folder, marker)) ? path.join(folder, dataName) : null;
}

/** Where the user sees the program, which is not where the system runs it from in every case. */
export function folderOf({ platform, env, execPath }: Program): string {
  switch (platform) {
    case "win32":
      // Set by the portable program of electron-builder, which unpacks itself into a temporary folder.
      return env["PORTABLE_EXECUTABLE_DIR"] ?? win32.dirname(execPath);
    case "darwin":
      // …/Latchkey.app/Contents/MacOS/Latchkey
      return posix.resolve(execPath, "../../../..");
    default:
      // Set by the runtime of an AppImage, which mounts itself somewhere.
      return posix.dirname(env["APPIMAGE"] ?? execPath);
  }
}
