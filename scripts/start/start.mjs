/**
 * Starts Latchkey in the best way that this machine has: real Electron, else the same app in the system's
 * Chromium, else the main job in the terminal. Whatever is not the best is named, with the reason.
 */
import { resolve } from "node:path";
import { buildIfStale, installPackages } from "../common/prepare.mjs";
import { startElectron } from "./electron.mjs";
import { startStandIn } from "./stand-in.mjs";
import { serveInTerminal } from "./terminal.mjs";

/** @returns the exit code */
export async function start(args) {
  const inTerminal = args[0] === "--terminal";
  const [named, ...more] = inTerminal ? args.slice(1) : args;
  if (more.length > 0 || named?.startsWith("-")) {
    console.error("Usage: npm start [-- [--terminal] VAULT]");
    return 2;
  }
  // npm changes to the project's folder; a relative path is meant from where the user stands.
  const vault = named && resolve(process.env.INIT_CWD ?? process.cwd(), named);

  if (!(await installPackages())) {
    return failed("The npm packages could not be installed; npm says why above.");
  }
  if (!(await buildIfStale())) return failed("The build failed; the reason stands above.");

  if (inTerminal) return serveInTerminal(vault);
  if (!hasDisplay()) {
    console.log("There is no display here, so Latchkey runs in this terminal instead of a window.");
    return serveInTerminal(vault);
  }
  if (vault)
    console.log("A window takes no vault from the command line: add it there, or use --terminal.");
  for (const startWindow of [startElectron, startStandIn]) {
    const outcome = await startWindow();
    if (outcome.started) return outcome.code;
    console.log(outcome.because);
  }
  return serveInTerminal(vault);
}

function failed(sentence) {
  console.error(sentence);
  return 1;
}

function hasDisplay() {
  if (process.platform !== "linux") return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
