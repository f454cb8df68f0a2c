/** `npm start` without Electron: the app in a window of the system's Chromium, with no port open. */

import process from "node:process";
import { fileURLToPath } from "node:url";
import { app } from "./app.ts";
import { runApp } from "./run-app.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    app.quit();
  });
}
process.on("unhandledRejection", (error) => {
  // Whatever still waited for a window that is closed now.
  if (app.isLeaving) return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
const running = runApp(project, process.argv.slice(2));
app.becomeReady();
await running;
