/**
 * What the specs run the app on: real Electron where its program is here, else the stand-in.
 *
 * The one place that knows the difference; every spec is written once.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

export interface Runtime {
  readonly name: "Electron" | "stand-in";
  /** `undefined`: Playwright finds Electron by itself. */
  readonly executablePath: string | undefined;
}

const project = join(import.meta.dirname, "..", "..");

function findRuntime(): Runtime {
  const chosen = process.env["ELECTRON_EXEC_PATH"];
  if (chosen) return { name: "Electron", executablePath: chosen };
  if (isElectronHere()) return { name: "Electron", executablePath: undefined };
  return { name: "stand-in", executablePath: join(project, "e2e", "stand-in", "electron.mjs") };
}

/** The package alone holds no program; `path.txt` is the last thing that its download writes. */
function isElectronHere(): boolean {
  const folder = join(project, "node_modules", "electron");
  const pathFile = join(folder, "path.txt");
  return existsSync(pathFile) && existsSync(join(folder, "dist", readFileSync(pathFile, "utf8")));
}

export const projectFolder = project;
export const runtime: Runtime = findRuntime();
