import { execFile } from "node:child_process";
import { readdir, readFile, realpath } from "node:fs/promises";
import { linuxVolumes } from "./linux-volumes.ts";
import { macosVolumes } from "./macos-volumes.ts";
import type { ListVolumes } from "./volume.ts";
import { windowsVolumes } from "./windows-volumes.ts";

/** A program that does not answer within this is taken for one that is not there, milliseconds. */
const PATIENCE = 5_000;

/** The volumes of this computer. */
export function systemVolumes(platform: NodeJS.Platform = process.platform): ListVolumes {
  if (platform === "win32") return windowsVolumes(output);
  if (platform === "darwin") return macosVolumes(output);
  return linuxVolumes({
    readText: (path) => readFile(path, "utf8").catch(() => null),
    list: (folder) => readdir(folder).catch(() => []),
    realPath: (path) => realpath(path).catch(() => null),
    blkid: (device) => output(["blkid", "-p", "-o", "export", device]),
  });
}

/** What a program prints; empty if it is not there, fails or hangs. */
function output([program = "", ...words]: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, words, { timeout: PATIENCE, windowsHide: true }, (error, stdout) => {
      resolve(error ? "" : stdout);
    });
  });
}
