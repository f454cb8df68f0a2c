/** The built command line as its users meet it: a process with arguments, streams and an exit code. */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const program = fileURLToPath(new URL("../../../out/cli/latchkey.js", import.meta.url));

/** Never the one of who runs the tests. */
const home = join(tmpdir(), `latchkey-test-home-${process.pid}`);
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

export interface RunOptions {
  /** All of standard input; nothing if absent. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A program and its arguments that runs `node`, e.g. to take rights away from it. */
  readonly through?: readonly string[];
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Standard output as text. */
  readonly text: string;
  /** Each line of standard output, parsed. */
  readonly objects: readonly unknown[];
}

/** Runs one command to its end. */
export async function latchkey(
  words: readonly string[],
  options: RunOptions = {},
): Promise<Outcome> {
  const child = startLatchkey(words, options);
  child.stdin?.end(options.input ?? "");
  const pieces: Buffer[] = [];
  child.stdout?.on("data", (piece: Buffer) => pieces.push(piece));
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (piece: string) => {
    stderr += piece;
  });
  const code = await exitCodeOf(child);
  const stdout = Buffer.concat(pieces);
  const text = stdout.toString();
  return {
    code,
    stdout,
    stderr,
    text,
    get objects() {
      return jsonLines(text);
    },
  };
}

/** Starts a command; its streams and its end are the caller's. */
export function startLatchkey(words: readonly string[], options: RunOptions = {}): ChildProcess {
  if (!existsSync(program)) throw new Error(`${program} is missing: run “npm run build” first`);
  const [file = process.execPath, ...rest] = [
    ...(options.through ?? []),
    process.execPath,
    program,
    ...words,
  ];
  return spawn(file, rest, {
    cwd: options.cwd,
    env: { ...process.env, LATCHKEY_DEBUG: "", LATCHKEY_HOME: home, ...options.env },
    stdio: "pipe",
  });
}

export function exitCodeOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
}

function jsonLines(text: string): readonly unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}
