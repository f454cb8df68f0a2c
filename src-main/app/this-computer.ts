import { homedir } from "node:os";
import process from "node:process";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import { appDriveWays } from "../volume/drive-ways.ts";
import { userSidebars } from "../volume/sidebar/user-sidebars.ts";
import { dataFolder } from "./data-folder.ts";
import { systemVolumes } from "./key-places/system-volumes.ts";
import { logindSleepHold, noSleepHold } from "./locks/sleep-hold.ts";
import { logFolder } from "./log/log-folder.ts";
import type { Outside } from "./outside.ts";
import { thisComputerLook } from "./places/this-computer-look.ts";

type OfThisComputer = Pick<
  Outside,
  | "world"
  | "platform"
  | "dataFolder"
  | "logFolder"
  | "home"
  | "computer"
  | "storageAt"
  | "listVolumes"
  | "driveWays"
  | "sidebars"
  | "sleepHold"
>;

/** The part of the outside world that is the same with and without Electron. */
export function thisComputer(): OfThisComputer {
  const home = homedir();
  const { env } = process;
  const platform = platformName(process.platform);
  return {
    world: systemWorld,
    platform,
    dataFolder: dataFolder({ platform: process.platform, env, home }),
    logFolder: logFolder({ platform: process.platform, env, home }),
    home,
    computer: thisComputerLook({ platform, home, env }),
    storageAt: nodeStorage,
    listVolumes: systemVolumes(),
    driveWays: appDriveWays({ platform: process.platform, env }),
    sidebars: userSidebars({ platform: process.platform, env }, home),
    sleepHold: platform === "linux" ? logindSleepHold() : noSleepHold,
  };
}

function platformName(platform: NodeJS.Platform): Outside["platform"] {
  switch (platform) {
    case "win32":
      return "windows";
    case "darwin":
      return "macos";
    default:
      return "linux";
  }
}
