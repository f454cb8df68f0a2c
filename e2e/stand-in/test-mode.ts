/**
 * Started by Playwright as if it were Electron's program.
 *
 * Playwright reads two addresses from standard error, of Node's inspector and
 * of Chromium's DevTools, and calls `__playwright_run` when it is connected to
 * both. Both are ports that every user of the machine can reach: for tests only.
 */

import inspector from "node:inspector";
import process from "node:process";
import { app } from "./app.ts";
import { startForTests } from "./browser.ts";
import { runApp } from "./run-app.ts";

const [folder = ".", ...args] = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));

Object.assign(globalThis, {
  __playwright_run: () => {
    app.becomeReady();
  },
});
inspector.open(0);
process.on("SIGTERM", () => {
  app.quit();
});
const running = runApp(folder, args);
process.stderr.write(`${await startForTests()}\n`);
await running;
