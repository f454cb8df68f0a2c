/** The same app without Electron's program: Node runs its main process, the system's Chromium its window. */
import { inProject } from "../common/project.mjs";
import { runWindow } from "./window.mjs";

const standIn = inProject("e2e", "stand-in", "start.mjs");

export async function startStandIn() {
  console.log(
    "Latchkey opens in the system's Chromium, on a stand-in for Electron made for its tests.",
  );
  return runWindow("The stand-in", process.execPath, [standIn]);
}
