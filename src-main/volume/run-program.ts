import { spawn } from "node:child_process";

export interface ProgramEnd {
  /** `null` if it could not be run, was ended by a signal or took too long. */
  readonly code: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly input?: string;
  /** Milliseconds after which the program is ended. */
  readonly patienceMs?: number;
}

/** Runs a program of the system to its end. Tests put the system's answers here. */
export type RunProgram = (
  program: string,
  args: readonly string[],
  options?: RunOptions,
) => Promise<ProgramEnd>;

/** Milliseconds: drives of a dead server answer nobody. */
const PATIENCE = 60_000;

/** Neither a shell nor the language of the user gets in between. */
export const runProgram: RunProgram = (program, args, options = {}) =>
  new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: "C.UTF-8" };
    const child = spawn(program, args, { env, windowsHide: true });
    // Not the `timeout` of spawn, which goes on for a program that is not there.
    const timer = setTimeout(() => child.kill("SIGKILL"), options.patienceMs ?? PATIENCE);
    const pieces: Buffer[] = [];
    const gather = (piece: Buffer): number => pieces.push(piece);
    const end = (code: number | null): void => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(pieces).toString() });
    };
    child.stdout.on("data", gather);
    child.stderr.on("data", gather);
    child.on("error", () => {
      end(null);
    });
    child.on("close", end);
    // A program may end before it has read everything.
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
  });
