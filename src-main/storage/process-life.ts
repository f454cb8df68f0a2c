/**
 * Which process wrote a note, and whether it still runs: for files by which
 * processes of ours know of each other.
 *
 * The system is asked by the number of the process. Numbers are used again, so
 * a process may be taken for alive that is long over; never the other way
 * round. The number belongs to one computer, and such files may lie on a shared
 * disk, so the note says which.
 */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import process from "node:process";
import { codeOf } from "./disk-error.ts";

export interface ProcessNote {
  readonly pid: number;
  readonly computer: string;
}

/** How far the clock may have been set since the computer was started, in milliseconds. */
const CLOCK_SLACK = 60_000;

export async function noteOfThisProcess(): Promise<ProcessNote> {
  return { pid: process.pid, computer: await thisComputer() };
}

/** True if it surely has ended. */
export async function hasEnded({ pid, computer }: ProcessNote): Promise<boolean> {
  return computer === (await thisComputer()) && !isRunning(pid);
}

/**
 * True if it seems to run. A note from before the computer was started is of
 * nobody: somebody else has the number then.
 *
 * @param writtenMs - when the note was written, milliseconds since 1970
 */
export async function seemsToRun(note: ProcessNote, writtenMs: number): Promise<boolean> {
  if (note.computer !== (await thisComputer()) || !isRunning(note.pid)) return false;
  const startedMs = Date.now() - uptime() * 1000;
  return writtenMs > startedMs - CLOCK_SLACK;
}

/** Any answer but "no such process" means that there is one. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

/** Tells computers apart that share a folder; not who they are. */
async function thisComputer(): Promise<string> {
  // Only Linux has this; elsewhere the name of the computer has to do.
  const id = await readFile("/etc/machine-id", "utf8").catch(() => "");
  return createHash("sha256").update(`${hostname()}\0${id}`).digest("hex").slice(0, 16);
}
