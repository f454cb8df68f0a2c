/**
 * Runs the program that prints the password of a vault, as its owner has allowed.
 *
 * No shell is between, it gets no input, and nothing of it is logged. All that it prints on standard
 * output is the password, without one line break at its end, as for `--password-command`. What it has
 * started ends with it, when its time is up or its user gives up.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { programName, programWords } from "../../../src-shared/model/program-words.ts";
import { VaultError } from "../../base/vault-error.ts";

/** Time enough to unlock a password manager, milliseconds. */
const PATIENCE = 5 * 60_000;

/** Milliseconds that its output is read for when it has ended: an agent that it has started may hold the other end. */
const AFTERWARDS = 1_000;

/** Bytes; more than this is a mistake, not a password. */
const longestOutput = 10_000;

interface Run {
  /** Its command line; see program-words.ts. */
  readonly line: string;
  /** Where it runs, absolute. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Milliseconds until it is ended. */
  readonly patience?: number;
}

/**
 * @returns the password
 * @throws VaultError `password-program-failed`, `cancelled`
 */
export async function runPasswordProgram(run: Run): Promise<string> {
  const { line, folder, signal, patience = PATIENCE } = run;
  const failed = (reason: Reason, cause?: unknown): VaultError =>
    new VaultError(
      { kind: "password-program-failed", program: programName(line), reason },
      { cause },
    );
  const split = programWords(line);
  if (!("words" in split)) throw failed("not-started");
  assertWanted(signal);
  const [program, ...args] = split.words;
  const timeUp = AbortSignal.timeout(patience);
  const child = await started(program, args, folder).catch((cause: unknown) => {
    throw failed("not-started", cause);
  });
  const output = await outputOf(child, AbortSignal.any([signal, timeUp]));
  try {
    assertWanted(signal);
    if (timeUp.aborted) throw failed("too-slow");
    if (output === "refused") throw failed("refused");
    const password = output === "too-long" ? null : textOf(output);
    if (!password) throw failed("no-password");
    return password;
  } finally {
    if (typeof output === "object") output.fill(0);
  }
}

function assertWanted(signal: AbortSignal): void {
  if (signal.aborted) throw new VaultError({ kind: "cancelled" });
}

type Reason = "not-started" | "refused" | "too-slow" | "no-password";

const hasGroups = process.platform !== "win32";

type Child = ReturnType<typeof spawnQuietly>;

function spawnQuietly(program: string, args: readonly string[], cwd: string) {
  return spawn(program, args, { cwd, stdio: ["ignore", "pipe", "ignore"], detached: hasGroups });
}

function started(program: string, args: readonly string[], folder: string): Promise<Child> {
  return new Promise((resolve, reject) => {
    const child = spawnQuietly(program, args, folder);
    child.once("error", reject);
    child.once("spawn", () => {
      resolve(child);
    });
  });
}

/** What it prints until it ends, or is ended; the pieces that it came in are wiped. */
function outputOf(child: Child, stop: AbortSignal): Promise<Buffer | "refused" | "too-long"> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let size = 0;
    const end = (): void => {
      endGroup(child);
      // What it has started may live on and hold the other end.
      child.stdout.destroy();
    };
    stop.addEventListener("abort", end, { once: true });
    if (stop.aborted) end();
    child.stdout.on("data", (piece: Buffer) => {
      pieces.push(piece);
      size += piece.length;
      if (size > longestOutput) end();
    });
    child.once("exit", () => {
      setTimeout(() => child.stdout.destroy(), AFTERWARDS).unref();
    });
    child.once("close", (code) => {
      stop.removeEventListener("abort", end);
      const whole = Buffer.concat(pieces);
      for (const piece of pieces) piece.fill(0);
      const isWhole = code === 0 && size <= longestOutput;
      if (!isWhole) whole.fill(0);
      if (isWhole) resolve(whole);
      else resolve(size > longestOutput ? "too-long" : "refused");
    });
  });
}

/** Ends a program with all that it has started: by its group, on Windows by the tree of its processes. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (!hasGroups) {
    const ended = spawn("taskkill", ["/PID", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    ended.once("error", () => child.kill("SIGKILL"));
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone, or was never there: the child alone is left to end.
    child.kill("SIGKILL");
  }
}

function textOf(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.replace(/\r?\n$/, "");
  } catch {
    return null;
  }
}
