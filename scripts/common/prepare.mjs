/** Brings a fresh clone, or one that has changed since, to the point where it can run: packages and build. */
import { stat } from "node:fs/promises";
import { newestBelow } from "./newest-below.mjs";
import { inProject } from "./project.mjs";
import { run } from "./run.mjs";

const sources = [
  "src-main",
  "src-renderer",
  "src-shared",
  "electron.vite.config.ts",
  "vite.cli.config.ts",
  "package.json",
  "package-lock.json",
];

const built = [
  "out/main/index.js",
  "out/preload/preload.cjs",
  "out/renderer/index.html",
  "out/cli/latchkey.js",
  "out/share/latchkey.1",
];

/** Runs npm as the user did, or else the one on the PATH. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith(".js")) return run(process.execPath, [cli, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Installs the packages of the lock file unless they are there. @returns whether they are now */
export async function installPackages() {
  // npm writes this file last, so a broken-off installation has none.
  const installed = await modifiedMs("node_modules/.package-lock.json");
  if (installed !== null && installed >= (await modifiedMs("package-lock.json"))) return true;
  console.log("Installing the npm packages (npm ci) …");
  const options = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  return (await npm(["ci", ...options])).code === 0;
}

/** Builds unless the build is there and newer than every source. @returns whether there is a build now */
export async function buildIfStale() {
  if (await isBuilt()) return true;
  console.log("Building (npm run build) …");
  const { code, stdout, stderr } = await npm(["run", "build"], { quiet: true });
  if (code !== 0) console.error(`${stdout}\n${stderr}`);
  return code === 0;
}

async function isBuilt() {
  const times = await Promise.all(built.map(modifiedMs));
  if (times.includes(null)) return false;
  const newestSource = await newestBelow(sources.map((name) => inProject(name)));
  return Math.min(...times) >= newestSource;
}

async function modifiedMs(name) {
  const found = await stat(inProject(name)).catch(() => null);
  return found?.mtimeMs ?? null;
}
