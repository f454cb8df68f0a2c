import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { commandLine } from "./command-line.mjs";
import { supervise } from "./supervise.mjs";

/**
 * Serves a vault through the command line until the user stops it.
 *
 * @param options.password - of the vault; without it the command line asks on the terminal
 * @param options.home - folder for Latchkey's own settings, instead of the user's
 * @param options.onReady - gets `{url, username, password}` once requests are answered
 * @returns the exit code of the command line; 0 when the user stopped it and it could lock
 */
export async function serveVault({ vault, password, home, onReady }) {
  const asks = password === undefined;
  const args = ["serve", vault, "--json", ...(asks ? [] : ["--password-stdin"])];
  const child = spawn(process.execPath, [commandLine, ...args], {
    stdio: [asks ? "inherit" : "pipe", "pipe", "pipe"],
    env: { ...process.env, ...(home && { LATCHKEY_HOME: home }) },
  });
  child.stdin?.on("error", () => {}).end(password);
  createInterface({ input: child.stdout }).once("line", (line) => onReady(JSON.parse(line)));
  child.stderr.setEncoding("utf8").on("data", showTrouble);

  const { code, stopped } = await supervise(child);
  if (stopped && code === 0) console.log("\nThe vault is locked.");
  return code ?? 1;
}

/** Failures come as JSON, of which a person wants the sentence; questions come as they are. */
function showTrouble(text) {
  process.stderr.write(messageIn(text) ?? text);
}

function messageIn(text) {
  try {
    return `${JSON.parse(text).message}\n`;
  } catch {
    return null;
  }
}
