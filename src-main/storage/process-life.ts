/**
 * Which process wrote a note, and whether it still runs: for files by which
 * processes of ours know of each other.
 *
 * The system is asked by the number of the process. Numbers are used again: on
 * Linux, a note may also hold when the process was started, which tells it from
 * a later one. Elsewhere a process may be taken for alive that is long over,
 * until the computer is started anew; never the other way round. The number
 * belongs to one computer, and such files may lie on a shared disk, so the note
 * says which.
 */

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname, uptime } from "node:os";
import process from "node:process";
import { codeOf } from "./disk-error.ts";

export interface ProcessNote {
  readonly pid: number;
  readonly computer: string;
  /** When it was started, if the system says so: no two processes have this and the number in common. */
  readonly start?: string | undefined;
}

/** How far the clock may have been set since the computer was started, in milliseconds. */
const CLOCK_SLACK = 60_000;

export async function noteOfThisProcess(): Promise<ProcessNote> {
  return noteOf(process.pid);
}

export async function noteOf(pid: number): Promise<ProcessNote> {
  const look = await lookAt(pid);
  return { pid, computer: await thisComputer(), ...(look && { start: look.start }) };
}

/** True if it surely has ended. */
export async function hasEnded(note: ProcessNote): Promise<boolean> {
  return note.computer === (await thisComputer()) && !(await isRunning(note));
}

/**
 * True if it seems to run. A note from before the computer was started is of
 * nobody: somebody else has the number then.
 *
 * @param writtenMs - when the note was written, milliseconds since 1970
 */
export async function seemsToRun(note: ProcessNote, writtenMs: number): Promise<boolean> {
  if (note.computer !== (await thisComputer()) || !(await isRunning(note))) return false;
  const startedMs = Date.now() - uptime() * 1000;
  return writtenMs > startedMs - CLOCK_SLACK;
}

/** Any answer but "no such process" means that there is one of this number. */
async function isRunning({ pid, start }: ProcessNote): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === "ESRCH") return false;
  }
  const look = start === undefined ? null : await lookAt(pid);
  return look === null || (look.start === start && !look.isOver);
}

/** What Linux says of a process; `null` where it says nothing. */
async function lookAt(
  pid: number,
): Promise<{ readonly start: string; readonly isOver: boolean } | null> {
  try {
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // Behind the name of the program, which may hold anything, stand the state and, 19 words on, the start.
    const words = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { start: `${boot.trim()} ${words[19] ?? ""}`, isOver: words[0] === "Z" };
  } catch {
    return null;
  }
}

/** Tells computers apart that share a folder; not who they are. */
async function thisComputer(): Promise<string> {
  // Only Linux has this; elsewhere the name of the computer has to do.
  const id = await readFile("/etc/machine-id", "utf8").catch(() => "");
  return createHash("sha256").update(`${hostname()}\0${id}`).digest("hex").slice(0, 16);
}
