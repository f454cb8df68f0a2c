/**
 * Where Electron starts: as the app, or as the command line inside the packed app.
 *
 * Both are loaded only when they are wanted. Electron waits for this file before it becomes ready, and so a call
 * of the command line is over before there is a window, a display or another process of Chromium's.
 */

import process from "node:process";
import { app } from "electron";
import { portableFolder } from "../app/portable-folder.ts";
import { commandLineWords } from "./command-line-words.ts";

if (app.isPackaged && !process.env["LATCHKEY_HOME"]) {
  const { platform, env, execPath } = process;
  const folder = portableFolder({ platform, env, execPath });
  if (folder !== null) process.env["LATCHKEY_HOME"] = folder;
}

const words = commandLineWords(process.argv.slice(app.isPackaged ? 1 : 2));
if (words === null) {
  await import("./index.ts");
} else {
  const { runInThisProcess } = await import("../cli/in-this-process.ts");
  process.exit(await runInThisProcess(words));
}
