import { homedir } from "node:os";
import process from "node:process";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import { dataFolder } from "./data-folder.ts";
import type { Outside } from "./outside.ts";

type OfThisComputer = Pick<Outside, "world" | "platform" | "dataFolder" | "home" | "storageAt">;

/** The part of the outside world that is the same with and without Electron. */
export function thisComputer(): OfThisComputer {
  const home = homedir();
  const { platform, env } = process;
  return {
    world: systemWorld,
    platform: platform === "win32" ? "windows" : platform === "darwin" ? "macos" : "linux",
    dataFolder: dataFolder({ platform, env, home }),
    home,
    storageAt: nodeStorage,
  };
}
