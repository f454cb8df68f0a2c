/** Starts other programs and waits for them. */
import { spawn } from "node:child_process";
import { projectFolder } from "./project.mjs";

/** Elsewhere than on Windows a child leads a process group of its own, so that it ends with all that it started. */
const ownGroup = process.platform !== "win32";

/**
 * Runs a program to its end. Ctrl+C ends it and this process.
 *
 * @param options.env - added to the environment
 * @param options.input - text for its standard input, which is otherwise empty
 * @param options.quiet - keep its output instead of showing it
 * @param options.shell - let the system's shell find the program
 * @param options.timeLimitMs - after that it is ended by force
 * @returns its exit code (`null` if it was ended or could not be started) and, if `quiet`, what it printed
 */
export function run(command, args, options = {}) {
  const { env = {}, input, quiet = false, shell = false, timeLimitMs } = options;
  const output = quiet ? "pipe" : "inherit";
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectFolder,
      env: { ...process.env, ...env },
      stdio: [input === undefined ? "ignore" : "pipe", output, output],
      shell,
      detached: ownGroup,
    });
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (stderr += text));
    // A child that does not read its input is not a fault.
    child.stdin?.on("error", () => {}).end(input);

    const timer = timeLimitMs && setTimeout(() => endGroup(child, "SIGKILL"), timeLimitMs);
    const stopAsking = passSignalsOn((signal) => endGroup(child, signal));
    const finish = (code) => {
      clearTimeout(timer);
      if (stopAsking()) process.exit(130);
      resolve({ code, stdout, stderr });
    };
    child.on("error", () => finish(null)).on("close", finish);
  });
}

function endGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(ownGroup ? -child.pid : child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/**
 * Hands every request to stop over to `pass`.
 *
 * @returns a function that ends this and says whether there was such a request
 */
export function passSignalsOn(pass) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  let asked = false;
  const onSignal = (signal) => {
    asked = true;
    pass(signal);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    return asked;
  };
}
