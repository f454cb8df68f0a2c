/**
 * The journal of one copy, in Latchkey's own folder:
 *
 *     <id>.job    length of the head (4 bytes, big-endian) ‖ head ‖ tags
 *     <id>.run    which process works on it
 *
 * The head says what is copied where, in cleartext names, and holds a key of
 * the copy's own; it is sealed with the keys of the vault (vault/sealed-note.ts).
 * A tag stands for one file that was copied: 16 bytes of HMAC-SHA-256 under
 * that key of its source, target, size and time. So the file tells nobody a
 * name, nor whether a name that they guess is in it. Tags are only ever added,
 * and a last one that was cut off by a crash counts for nothing.
 */

import { createHmac } from "node:crypto";
import {
  appendFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { uptime } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { onHost } from "../storage/local-failure.ts";
import { noteOfThisProcess, seemsToRun } from "../storage/process-life.ts";
import type { Vault } from "../vault/vault.ts";
import { type Done, type Journal, partNameOf } from "./journal.ts";

const purpose = "transfer";
const tagBytes = 16;

/** Copies that are remembered together, and how long they wait for it at most, in milliseconds. */
const batchFiles = 256;
const batchMs = 500;

const Head = z.strictObject({ version: z.literal(1), key: z.base64(), job: z.unknown() });

/** A journal that lies in a folder. */
export interface JournalFile {
  readonly id: string;
  /** What is copied, as whoever began it wrote it down. */
  readonly job: unknown;
  /** True if another process works on it right now. */
  readonly isRunning: () => Promise<boolean>;
  /**
   * Begins to work on it.
   *
   * @param vault - as it is open now
   * @param isResumed - go on with it; else it begins anew, and what was remembered is forgotten
   * @throws VaultError `local-failed` and the like
   */
  readonly start: (vault: Vault, isResumed: boolean) => Promise<RunningJournal>;
  readonly remove: () => Promise<void>;
}

export interface RunningJournal extends Journal {
  /** What was written in part is not worth keeping from now on. */
  readonly giveUp: () => void;
  /** No process works on it any more. */
  readonly stop: () => Promise<void>;
}

/** Every journal of a vault in a folder; those of others, and what is no journal, are left out. */
export async function journalsIn(vault: Vault, folder: string): Promise<readonly JournalFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found: JournalFile[] = [];
  for (const name of names.sort()) {
    const file = name.endsWith(".job") ? await load(vault, folder, name.slice(0, -4)) : null;
    if (file !== null) found.push(file);
  }
  return found;
}

/** Puts a new journal into a folder. @throws VaultError `local-failed` and the like */
export async function newJournal(
  vault: Vault,
  folder: string,
  {
    id,
    job,
    random,
  }: { readonly id: string; readonly job: unknown; readonly random: (bytes: number) => Uint8Array },
): Promise<JournalFile> {
  const key = random(32);
  const head = { version: 1, key: Buffer.from(key).toString("base64"), job };
  const sealed = await vault.sealNote(purpose, new TextEncoder().encode(JSON.stringify(head)));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(sealed.length);
  const path = join(folder, `${id}.job`);
  await onHost(path, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(`${path}.new`, Buffer.concat([size, sealed]), { mode: 0o600 });
    await rename(`${path}.new`, path);
  });
  return journalFile(folder, { id, key, job, headBytes: size.length + sealed.length });
}

async function load(vault: Vault, folder: string, id: string): Promise<JournalFile | null> {
  const bytes = await readFile(join(folder, `${id}.job`)).catch(() => Buffer.alloc(0));
  if (bytes.length < 4) return null;
  const headBytes = 4 + bytes.readUInt32BE(0);
  const clear = await vault.openNote(purpose, bytes.subarray(4, headBytes));
  if (clear === null) return null;
  const head = Head.safeParse(JSON.parse(new TextDecoder().decode(clear))).data;
  if (head === undefined) return null;
  const key = new Uint8Array(Buffer.from(head.key, "base64"));
  return journalFile(folder, { id, key, job: head.job, headBytes });
}

interface Loaded {
  readonly id: string;
  readonly key: Uint8Array;
  readonly job: unknown;
  readonly headBytes: number;
}

function journalFile(folder: string, loaded: Loaded): JournalFile {
  const { id, job } = loaded;
  const path = join(folder, `${id}.job`);
  const noteFile = join(folder, `${id}.run`);
  return {
    id,
    job,
    isRunning: () => isRunning(noteFile),
    start: async (vault, isResumed) => {
      await onHost(noteFile, async () =>
        writeFile(noteFile, JSON.stringify(await noteOfThisProcess()), { mode: 0o600 }),
      );
      if (!isResumed) await onHost(path, () => truncate(path, loaded.headBytes));
      const isSameStart = await isOfThisStart(path);
      const knowledge = { known: await tagsIn(path, loaded.headBytes), isSameStart };
      const stop = (): Promise<void> => rm(noteFile, { force: true });
      return { ...runningJournal(vault, path, loaded.key, knowledge), isResumed, stop };
    },
    remove: async () => {
      await rm(path, { force: true });
      await rm(noteFile, { force: true });
    },
  };
}

const Note = z.object({ pid: z.int().positive(), computer: z.string() });

/** True if another process works on what the note is of. @param noteFile - the `.run` of a journal */
export async function isRunning(noteFile: string): Promise<boolean> {
  try {
    await using file = await open(noteFile);
    const { mtimeMs } = await file.stat();
    const note = Note.parse(JSON.parse(await file.readFile("utf8")));
    return note.pid !== process.pid && (await seemsToRun(note, mtimeMs));
  } catch {
    return false;
  }
}

async function tagsIn(path: string, headBytes: number): Promise<Set<string>> {
  const bytes = (await onHost(path, () => readFile(path))).subarray(headBytes);
  const tags = new Set<string>();
  for (let at = 0; at + tagBytes <= bytes.length; at += tagBytes) {
    tags.add(bytes.toString("latin1", at, at + tagBytes));
  }
  return tags;
}

interface Knowledge {
  readonly known: ReadonlySet<string>;
  /** The computer was not started anew since, so what was written is there, flushed or not. */
  readonly isSameStart: boolean;
}

/** How far the clock may have been set since, in milliseconds. */
const clockSlack = 60_000;

async function isOfThisStart(path: string): Promise<boolean> {
  const { mtimeMs } = await onHost(path, () => stat(path));
  return mtimeMs > Date.now() - uptime() * 1000 + clockSlack;
}

interface Pending {
  readonly tag: string;
  readonly direction: Done["direction"];
}

function runningJournal(
  vault: Vault,
  path: string,
  key: Uint8Array,
  { known, isSameStart }: Knowledge,
): Omit<RunningJournal, "isResumed" | "stop"> {
  let pending: Pending[] = [];
  let settledAt = performance.now();
  let settling: Promise<void> = Promise.resolve();
  let isGivenUp = false;

  async function remember(batch: readonly Pending[]): Promise<void> {
    if (batch.some(({ direction }) => direction === "in")) await vault.flush();
    const tags = Buffer.from(batch.map(({ tag }) => tag).join(""), "latin1");
    await onHost(path, () => appendFile(path, tags));
  }

  function settle(): Promise<void> {
    const batch = pending;
    pending = [];
    settledAt = performance.now();
    if (batch.length > 0) settling = settling.then(() => remember(batch));
    return settling;
  }

  return {
    has: (done) => (done.direction === "in" || isSameStart) && known.has(tagOf(key, done)),
    add: async (done) => {
      pending.push({ tag: tagOf(key, done), direction: done.direction });
      if (pending.length >= batchFiles || performance.now() - settledAt > batchMs) await settle();
    },
    settle,
    keepsParts: () => !isGivenUp,
    partName: (target) => {
      const mac = createHmac("sha256", key).update(`part\0${target}`).digest();
      return partNameOf(mac.subarray(0, 6));
    },
    giveUp: () => {
      isGivenUp = true;
    },
  };
}

function tagOf(key: Uint8Array, { direction, source, target, size, modifiedMs }: Done): string {
  const text = JSON.stringify([direction, source, target, size, modifiedMs]);
  const mac = createHmac("sha256", key).update(text).digest();
  return mac.toString("latin1", 0, tagBytes);
}
