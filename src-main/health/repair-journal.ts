/**
 * The journal of a repair run: what was going to be done, written down and
 * flushed before it was done. JSON, one object per line:
 *
 *     {"do":"begin","id":"OrphanContentDir","path":"d/AB/…"}      a repair begins
 *     {"do":"move","from":"d/…","to":"latchkey-repair-…/taken/1"} … its steps …
 *     {"do":"end"}                                                it is complete
 *     {"do":"undone"}                                             or was taken back
 *
 * It lies in a folder that anybody with access to the cloud can write to, so
 * nothing in it may lead out of the vault folder, and no file is ever removed
 * because of it but those in the folder of the run.
 */

import { z } from "zod";
import { pathError } from "../base/vault-error.ts";
import { sha256 } from "../crypto/digest.ts";
import { base64, fromLenientBase64, fromUtf8, utf8 } from "../crypto/encoding.ts";
import type { Storage } from "../storage/storage.ts";
import type { Step } from "./repair-step.ts";

export const JOURNAL_FILE = "journal.jsonl";

const LINE_FEED = 10;

/** Longest journal that is read, in bytes: some millions of steps. */
const MOST_BYTES = 2 ** 30;

const inVault = z
  .string()
  .refine((path) => path.split("/").every((name) => !["", ".", ".."].includes(name)))
  .refine((path) => !/[\\\0]/.test(path));

const base64Bytes = z.string().transform((text, context) => {
  const bytes = fromLenientBase64(text);
  if (bytes === null) context.addIssue("not Base64");
  return bytes ?? z.NEVER;
});

const DoneStep = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("makeDirectory"), path: inVault }),
  /** `sha256`: Base64 of the digest of what was written. */
  z.strictObject({ do: z.literal("write"), path: inVault, sha256: z.string() }),
  z.strictObject({ do: z.literal("move"), from: inVault, to: inVault }),
  z.strictObject({ do: z.literal("replace"), path: inVault, by: inVault, saved: inVault }),
  z.strictObject({
    do: z.literal("cut"),
    path: inVault,
    size: z.int().min(0),
    tail: base64Bytes,
    before: base64Bytes,
  }),
]);

/** A step as the journal tells it. */
export type DoneStep = z.output<typeof DoneStep>;

const Line = z.union([
  DoneStep,
  z.strictObject({ do: z.literal("begin"), id: z.string(), path: z.string() }),
  z.strictObject({ do: z.enum(["end", "undone"]) }),
]);

type Line = z.output<typeof Line>;

/** A repair of a run. `open`: it was interrupted. */
export interface JournalledRepair {
  readonly id: string;
  readonly path: string;
  readonly steps: readonly DoneStep[];
  readonly state: "open" | "complete" | "undone";
}

export type JournalEntry = Step | Exclude<Line, DoneStep>;

/** One line, with its line break. */
export function journalLine(entry: JournalEntry): Uint8Array {
  return utf8(`${JSON.stringify(recorded(entry))}\n`);
}

function recorded(entry: JournalEntry): object {
  if (entry.do === "cut") {
    return { ...entry, tail: base64(entry.tail), before: base64(entry.before) };
  }
  return entry.do === "write" ? doneStep(entry) : entry;
}

/** A step as it is known once it was done. */
export function doneStep(step: Step): DoneStep {
  if (step.do !== "write") return step;
  return { do: step.do, path: step.path, sha256: digestText(step.bytes) };
}

export function digestText(bytes: Uint8Array): string {
  return base64(sha256(bytes));
}

/**
 * Reads the journal of a run. A last line that was cut off by a crash does not
 * count: what it speaks of was not begun.
 *
 * @param run - name of its folder
 * @throws VaultError `not-found`; `repair-unreadable` if it is no journal of ours
 */
export async function readJournal(storage: Storage, run: string): Promise<Journal> {
  const path = `${run}/${JOURNAL_FILE}`;
  const bytes = await storage.read(path, MOST_BYTES);
  const size = bytes.lastIndexOf(LINE_FEED) + 1;
  const text = fromUtf8(bytes.subarray(0, size));
  const repairs: OpenRepair[] = [];
  for (const lineText of text?.split("\n").slice(0, -1) ?? [""]) {
    const line = parseLine(lineText);
    if (line === null || !add(repairs, line, run)) {
      throw pathError("repair-unreadable", path);
    }
  }
  return { repairs, size };
}

export interface Journal {
  readonly repairs: readonly JournalledRepair[];
  /** Bytes up to the end of the last whole line. */
  readonly size: number;
}

/**
 * Adds to a journal that is there already, and flushes it.
 *
 * @param size - where to write, in bytes
 * @returns bytes that were written
 */
export async function appendToJournal(
  storage: Storage,
  run: string,
  size: number,
  entries: readonly JournalEntry[],
): Promise<number> {
  const file = await storage.open(`${run}/${JOURNAL_FILE}`, "edit");
  try {
    const bytes = Buffer.concat(entries.map(journalLine));
    await file.truncate(size);
    await file.write(bytes, size);
    await file.sync();
    return bytes.length;
  } finally {
    await file.close();
  }
}

interface OpenRepair extends JournalledRepair {
  readonly steps: DoneStep[];
  state: JournalledRepair["state"];
}

function parseLine(text: string): Line | null {
  try {
    return Line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** @returns false if the line makes no sense where it stands, or speaks of a file written outside the run */
function add(repairs: OpenRepair[], line: Line, run: string): boolean {
  const last = repairs.at(-1);
  switch (line.do) {
    case "begin":
      repairs.push({ id: line.id, path: line.path, steps: [], state: "open" });
      return last?.state !== "open";
    case "undone":
      return markUndone(repairs);
    case "end":
      if (last?.state !== "open") return false;
      last.state = "complete";
      return true;
    default:
      if (last?.state !== "open") return false;
      last.steps.push(line);
      return line.do !== "write" || line.path.startsWith(`${run}/`);
  }
}

/** Repairs are taken back from the last one on. */
function markUndone(repairs: readonly OpenRepair[]): boolean {
  const next = repairs.findLast(({ state }) => state !== "undone");
  if (next === undefined) return false;
  next.state = "undone";
  return true;
}
