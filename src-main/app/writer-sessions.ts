/**
 * The sessions that write into vaults, for {@link Writers}: one small file each
 * in Latchkey's own folder, gone when the vault was locked.
 *
 *     sessions/<session>.json      {"pid": 4711, "computer": "…", "start": "…", "vault": "…", "use": "writing"}
 *
 * Whether one is over is asked of its process (storage/process-life.ts). The
 * vault is named by a hash of where it lies.
 */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { hasEnded, noteOfThisProcess, seemsToRun } from "../storage/process-life.ts";
import type { SessionUse, Writers } from "../vault/leftovers/writers.ts";

const Entry = z.object({
  pid: z.int().positive(),
  computer: z.string(),
  start: z.string().optional(),
  vault: z.string().optional(),
  use: z.enum(["writing", "repairing"]).default("writing"),
});

/** Sessions that ended without leaving are forgotten after this, in milliseconds: by then their drafts are old. */
const FORGET_AFTER = 60 * 24 * 3_600_000;

/** @param dataFolder - of Latchkey's own files, absolute; made when the first session is entered */
export function writerSessions(dataFolder: string): Writers {
  const folder = join(dataFolder, "sessions");
  const fileOf = (session: string): string => join(folder, `${session}.json`);

  async function isGone(session: string): Promise<boolean> {
    const entry = await readEntry(fileOf(session));
    return entry !== null && hasEnded(entry);
  }

  async function isUsed(hostPath: string, use: SessionUse, own?: string): Promise<boolean> {
    const vault = await placeOf(hostPath);
    for (const name of await readdir(folder).catch(() => [])) {
      const file = join(folder, name);
      const entry = file === fileOf(own ?? "") ? null : await readEntry(file);
      const isMeant = entry?.vault === vault && entry.use === use;
      if (isMeant && (await isAlive(file, entry))) return true;
    }
    return false;
  }

  return {
    async enter(session, hostPath, use = "writing") {
      try {
        await mkdir(folder, { recursive: true });
        const vault = await placeOf(hostPath);
        const entry = { ...(await noteOfThisProcess()), vault, use };
        await writeFile(fileOf(session), JSON.stringify(entry), { mode: 0o600 });
        await forgetOld(folder, isGone);
      } catch {
        // See the port: nothing can be told about this session then, and its leftovers wait.
      }
      return () => rm(fileOf(session), { force: true }).catch(() => undefined);
    },
    isGone,
    isOpen: (hostPath) => isUsed(hostPath, "writing"),
    isInRepair: (hostPath, own) => isUsed(hostPath, "repairing", own),
  };
}

async function isAlive(file: string, entry: z.output<typeof Entry>): Promise<boolean> {
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return seemsToRun(entry, mtimeMs);
}

/** The same for every way that leads to a folder; does not tell which it is. */
async function placeOf(hostPath: string): Promise<string> {
  const real = await realpath(hostPath).catch(() => hostPath);
  return createHash("sha256").update(real).digest("hex").slice(0, 32);
}

/** `null` for a session that is not there, or cannot be read. */
async function readEntry(file: string): Promise<z.output<typeof Entry> | null> {
  try {
    return Entry.safeParse(JSON.parse(await readFile(file, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}

async function forgetOld(
  folder: string,
  isGone: (session: string) => Promise<boolean>,
): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const { mtimeMs } = await stat(file);
    const isOld = Date.now() - mtimeMs > FORGET_AFTER;
    if (isOld && (await isGone(name.replace(/\.json$/, "")))) await rm(file, { force: true });
  }
}
