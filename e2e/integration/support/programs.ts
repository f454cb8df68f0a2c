/**
 * Programs that a test drives and this repository does not bring.
 *
 * A suite that needs one says so in its name, `… [needs rclone]`, and is skipped
 * by that name where the program is not installed. `npm test` reports it; where
 * nothing may be skipped, that is a failure.
 */

import { spawn, spawnSync } from "node:child_process";
import { describe } from "vitest";

/** How to tell that something is there which is not a program of that name. */
const probes: Readonly<Record<string, readonly string[]>> = {
  "root, davfs2 and /dev/fuse": [
    "sh",
    "-c",
    'test "$(id -u)" = 0 && command -v mount.davfs && { : < /dev/fuse; }',
  ],
  gvfs: [
    "sh",
    "-c",
    "command -v gio && command -v dbus-run-session && ls /usr/libexec/gvfsd-dav || ls /usr/lib/gvfs/gvfsd-dav",
  ],
  // Debian calls the module Cryptodome, pip calls it Crypto.
  "python3-pycryptodome": [
    "/usr/bin/python3",
    "-c",
    "from importlib.util import find_spec as f; exit(not (f('Cryptodome') or f('Crypto')))",
  ],
};

/** A `describe` for suites that run these programs. */
export function requireProgram(
  ...names: readonly string[]
): (title: string, suite: () => void) => void {
  const isMissing = !names.every(isInstalled);
  return (title, suite) => {
    describe.skipIf(isMissing)(`${title} [needs ${names.join(", ")}]`, suite);
  };
}

function isInstalled(name: string): boolean {
  const [program = "sh", ...args] = probes[name] ?? ["sh", "-c", `command -v ${name}`];
  return spawnSync(program, args).status === 0;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Text for its standard input. */
  readonly input?: string;
}

export interface RunResult {
  /** `null` if a signal ended it. */
  readonly code: number | null;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** Runs a program to its end; it never gets a shell. */
export function runProgram(
  program: string,
  args: readonly string[],
  { env = {}, cwd, input = "" }: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env } });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => parts.push(part));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, output: Buffer.concat(parts).toString() });
    });
    child.stdin.on("error", () => undefined); // a program may end before it has read everything
    child.stdin.end(input);
  });
}
