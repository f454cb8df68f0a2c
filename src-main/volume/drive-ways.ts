import process from "node:process";
import { davfs2 } from "./davfs2.ts";
import { dolphin } from "./dolphin.ts";
import type { DriveWay } from "./drive.ts";
import { gvfs } from "./gvfs.ts";
import { macos } from "./macos.ts";
import { isOpenBelow } from "./open-below.ts";
import { runProgram } from "./run-program.ts";
import { windowsOf } from "./windows/programs.ts";
import { windowsDrive } from "./windows/windows-drive.ts";

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The ways in which this system mounts a share, the best first; none where we know of none. */
export function driveWays({ platform, env }: Surroundings): readonly DriveWay[] {
  if (platform === "darwin") return [macos(runProgram)];
  if (platform === "win32") return [windowsDrive(windowsOf(runProgram, env))];
  if (platform !== "linux") return [];
  const system = {
    isRoot: process.getuid?.() === 0,
    runFolder: "/run",
    drivesFolder: "/run/latchkey-drives",
    mountsFile: "/proc/self/mounts",
  };
  return [gvfs(runProgram, { env, isInUse: isOpenBelow }), davfs2(runProgram, system)];
}

/** What the app has besides: a file manager that reads the share by itself, and to which the window gives the login. */
export function appDriveWays(surroundings: Surroundings): readonly DriveWay[] {
  const { platform, env } = surroundings;
  const ways = driveWays(surroundings);
  return platform === "linux" ? [...ways, dolphin(runProgram, env)] : ways;
}
