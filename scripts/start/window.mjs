import { spawn } from "node:child_process";
import { projectFolder } from "../common/project.mjs";
import { supervise } from "./supervise.mjs";

/** A window that fails within this time never really opened. */
const startingMs = 10_000;

/**
 * Runs a program that shows the app's window.
 *
 * @param name - what runs it, to begin a sentence with
 * @returns `started` with the exit code, or why the next way must be tried
 */
export async function runWindow(name, command, args) {
  const begun = Date.now();
  // Set by some editors' terminals; Electron would run as plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(command, args, { cwd: projectFolder, stdio: "inherit", env });
  const { code, stopped } = await supervise(child);

  if (stopped || code === 0) return { started: true, code: 0 };
  if (Date.now() - begun > startingMs) return { started: true, code: code ?? 1 };
  return {
    started: false,
    because: `${name} ended right after its start, so the next way is tried.`,
  };
}
