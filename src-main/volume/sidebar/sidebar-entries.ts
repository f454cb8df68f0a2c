/**
 * The entries that Latchkey has put into sidebars: one small file each in its own folder, written before
 * the entry is there and gone after it, so that the next start takes away what a crash has left.
 *
 *     sidebar/<number>.json      {"pid", "computer", "kind", "entry"}
 */

import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { noteOfThisProcess, seemsToRun } from "../../storage/process-life.ts";
import type { Drive } from "../drive.ts";
import { type Sidebar, type SidebarEntry, sidebarKinds } from "./sidebar.ts";

const Note = z.object({
  pid: z.int().positive(),
  computer: z.string(),
  kind: z.enum(sidebarKinds),
  entry: z.object({ uri: z.string(), name: z.string(), id: z.string() }),
});

export interface SidebarEntries {
  /** Adds a drive to every sidebar that is there. @returns takes it away again; neither ever fails */
  add(drive: Drive, name: string): Promise<() => Promise<void>>;
  /** Takes away what processes have left that ended without doing so. Never fails. */
  removeLeft(): Promise<void>;
}

interface SidebarNeeds {
  readonly sidebars: readonly Sidebar[];
  /** Of Latchkey's own files, absolute. */
  readonly ownFolder: string;
  /** A sidebar without the entry is no reason to have no drive. */
  readonly onError: (error: unknown) => void;
}

export function sidebarEntries({ sidebars, ownFolder, onError }: SidebarNeeds): SidebarEntries {
  const folder = join(ownFolder, "sidebar");

  /** @returns the note of the entry; `null` if there is none now */
  async function addTo(sidebar: Sidebar, entry: SidebarEntry): Promise<string | null> {
    const note = join(folder, `${randomUUID()}.json`);
    const text = JSON.stringify({ ...(await noteOfThisProcess()), kind: sidebar.kind, entry });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(note, text, { flag: "wx", mode: 0o600 });
    if (await sidebar.add(entry)) return note;
    await rm(note, { force: true });
    return null;
  }

  async function removeFrom(sidebar: Sidebar, entry: SidebarEntry, note: string): Promise<void> {
    await sidebar.remove(entry);
    await rm(note, { force: true });
  }

  async function removeIfLeft(name: string): Promise<void> {
    const file = join(folder, name);
    const { data } = Note.safeParse(JSON.parse(await readFile(file, "utf8")));
    const sidebar = sidebars.find(({ kind }) => kind === data?.kind);
    if (data === undefined || sidebar === undefined) return;
    const { mtimeMs } = await stat(file);
    if (!(await seemsToRun(data, mtimeMs))) await removeFrom(sidebar, data.entry, file);
  }

  return {
    add: async (drive, name) => {
      const removals: (() => Promise<void>)[] = [];
      for (const sidebar of sidebars) {
        const uri = sidebar.uriOf(drive);
        if (uri === null || !(await sidebar.isThere())) continue;
        const entry = { uri, name, id: `latchkey/${randomUUID()}` };
        const note = await addTo(sidebar, entry).catch(onError);
        if (note) removals.push(() => removeFrom(sidebar, entry, note));
      }
      return async () => {
        for (const remove of removals.splice(0)) await remove().catch(onError);
      };
    },
    removeLeft: async () => {
      const names = await readdir(folder).catch(() => []);
      for (const name of names) await removeIfLeft(name).catch(onError);
    },
  };
}
