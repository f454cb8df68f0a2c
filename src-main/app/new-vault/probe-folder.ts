import { randomUUID } from "node:crypto";
import { mkdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { thresholdRange } from "../../../src-shared/model/new-vault.ts";

/** What a trial in a folder has shown. */
export interface Probe {
  /** Characters of the longest name that the disk takes, 220 if it takes more; `null`: it takes none. */
  readonly longestName: number | null;
  /** Whether the folder is on the drive of an open vault, where the trial was seen. */
  readonly seenIn: string | null;
}

/** @param whoSees - the name of the open vault that has a folder of this path, or of an end of it */
type WhoSees = (path: string) => Promise<string | null>;

/** Makes a folder inside `folder` and takes it away again: nothing else tells whether that can be done. */
export async function probeFolder(folder: string, whoSees: WhoSees): Promise<Probe> {
  const path = join(folder, `.latchkey-${randomUUID()}`);
  try {
    await mkdir(path);
  } catch {
    return { longestName: null, seenIn: null };
  }
  try {
    return { longestName: await longestNameIn(path), seenIn: await whoSees(path) };
  } finally {
    await rmdir(path);
  }
}

async function longestNameIn(folder: string): Promise<number> {
  let { least: fits, most: tooLong } = thresholdRange;
  if (await takesName(folder, tooLong)) return tooLong;
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (await takesName(folder, middle)) fits = middle;
    else tooLong = middle;
  }
  return fits;
}

async function takesName(folder: string, length: number): Promise<boolean> {
  const path = join(folder, "n".repeat(length));
  try {
    await mkdir(path);
  } catch {
    return false;
  }
  await rmdir(path);
  return true;
}
