import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { join, resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import * as electron from "./electron.ts";

/**
 * Loads the main script of an app, which finds the stand-in where it asks for Electron.
 *
 * @param folder - of the app; its `package.json` names the script
 * @param args - what the app sees behind its own path in `process.argv`
 */
export async function runApp(folder: string, args: readonly string[]): Promise<void> {
  const app = resolve(folder);
  const { main, version } = parsePackage(readFileSync(join(app, "package.json"), "utf8"));
  electron.app.version = version;
  answerRequire(app);
  register("./electron-hook.js", import.meta.url, { data: import.meta.resolve("./electron.js") });
  process.argv = [process.execPath, app, ...args];
  await import(pathToFileURL(join(app, main)).href);
}

/** The package of that name would begin a download. */
function answerRequire(app: string): void {
  const require = createRequire(join(app, "package.json"));
  const path = require.resolve("electron");
  const known = {
    ...require.cache[path],
    id: path,
    filename: path,
    loaded: true,
    exports: electron,
  };
  // Only these members are read of a module that is loaded already.
  require.cache[path] = known as unknown as NodeJS.Module;
}

function parsePackage(text: string): {
  readonly main: string;
  readonly version: string;
} {
  const parsed: unknown = JSON.parse(text);
  const { main, version } = { main: undefined, version: "", ...(parsed as object) };
  if (typeof main !== "string") throw new Error("The app's package.json names no main script.");
  return { main, version };
}
