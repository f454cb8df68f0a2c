/**
 * The drives that processes of this computer have mounted: one small file each
 * in Latchkey's own folder, written before the drive is there and gone after it.
 *
 *     drives/<number>.json      {"pid", "computer", "vault", "drive"}
 *
 * It holds no login, and is readable by this user only.
 */

import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { onHost } from "../storage/local-failure.ts";
import { noteOfThisProcess, seemsToRun } from "../storage/process-life.ts";
import { type Drive, driveKinds } from "./drive.ts";

const Entry = z.object({
  pid: z.int().positive(),
  computer: z.string(),
  /** The vault folder. */
  vault: z.string(),
  drive: z.object({
    kind: z.enum(driveKinds),
    address: z.string(),
    place: z.string(),
    made: z.object({ scratch: z.string().nullable(), place: z.string().nullable() }),
  }),
});
type Entry = Readonly<z.output<typeof Entry>>;

export interface BookedDrive {
  readonly pid: number;
  readonly vault: string;
  readonly drive: Drive;
  /** False for what a crash has left. */
  readonly isAlive: boolean;
  readonly forget: () => Promise<void>;
}

export interface DriveBook {
  /** @returns forgets it again */
  readonly enter: (vault: string, drive: Drive) => Promise<() => Promise<void>>;
  readonly list: () => Promise<readonly BookedDrive[]>;
}

/** @param ownFolder - of Latchkey's own files, absolute */
export function driveBook(ownFolder: string): DriveBook {
  const folder = join(ownFolder, "drives");

  async function read(name: string): Promise<BookedDrive | null> {
    const file = join(folder, name);
    const entry = await readEntry(file);
    if (entry === null) return null;
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
    return {
      pid: entry.pid,
      vault: entry.vault,
      drive: entry.drive,
      isAlive: await seemsToRun(entry, mtimeMs),
      forget: () => rm(file, { force: true }),
    };
  }

  return {
    enter: async (vault, drive) => {
      const file = join(folder, `${randomUUID()}.json`);
      const entry = { ...(await noteOfThisProcess()), vault, drive };
      await onHost(file, () => write(folder, file, JSON.stringify(entry)));
      return () => rm(file, { force: true });
    },
    list: async () => {
      const names = await readdir(folder).catch(() => []);
      const booked = await Promise.all(names.sort().map(read));
      return booked.filter((each) => each !== null);
    },
  };
}

/** Flushed, so that a crash right after it finds it. */
async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `null` for what is not there any more, or none of ours. */
async function readEntry(file: string): Promise<Entry | null> {
  try {
    return Entry.safeParse(JSON.parse(await readFile(file, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}
