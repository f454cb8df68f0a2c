/** The app as it is meant to run: in Electron, whose program is downloaded once. */
import { existsSync, readFileSync } from "node:fs";
import { inProject } from "../common/project.mjs";
import { run } from "../common/run.mjs";
import { runWindow } from "./window.mjs";

const downloadLimitMs = 5 * 60_000;

export async function startElectron() {
  if (electronProgram() === null) {
    const trouble = await download();
    if (trouble !== null) {
      return {
        started: false,
        because: `Electron is not here and could not be downloaded (${trouble}), so the system's Chromium is tried instead.`,
      };
    }
  }
  return runWindow("Electron", electronProgram(), ["."]);
}

/** Where Electron's program is, or null. The file `path.txt` is the last thing that a download writes. */
export function electronProgram() {
  const pathFile = inProject("node_modules", "electron", "path.txt");
  if (!existsSync(pathFile)) return null;
  const program = inProject("node_modules", "electron", "dist", readFileSync(pathFile, "utf8"));
  return existsSync(program) ? program : null;
}

/** @returns null, or what went wrong, short enough for the middle of a sentence */
async function download() {
  console.log("Downloading Electron (some 120 MB, once) …");
  const installer = inProject("node_modules", "electron", "install.js");
  const { code, stderr } = await run(process.execPath, [installer], {
    quiet: true,
    timeLimitMs: downloadLimitMs,
  });
  if (electronProgram() !== null) return null;
  if (code === null) return `it took longer than ${downloadLimitMs / 60_000} minutes`;
  const [reason] = stderr.trim().split("\n");
  return reason.replace(/^\w*Error: /, "").slice(0, 120) || "the reason is not known";
}
