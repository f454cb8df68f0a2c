import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Computer } from "../places/computer.ts";

/** Entries that are looked at: enough to know the kind of folder, few enough to be no wait. */
const MOST_ENTRIES = 200;

/**
 * Whether a folder holds files of which only the name is here, and the content
 * in the cloud: iCloud's placeholders, and files of OneDrive, Dropbox and others
 * that take no place on the disk. Reads no content, so nothing is downloaded.
 *
 * On Linux, where no cloud client has such files, file systems may keep small
 * files without any block of their own, so that says nothing there.
 */
export async function holdsFilesOnDemand(
  folder: string,
  platform: Computer["platform"],
): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.slice(0, MOST_ENTRIES)) {
    if (/^\..+\.icloud$/.test(name)) return true;
    if (platform !== "linux" && (await takesNoPlace(join(folder, name)))) return true;
  }
  return false;
}

async function takesNoPlace(path: string): Promise<boolean> {
  try {
    const entry = await stat(path);
    return entry.isFile() && entry.size > 0 && entry.blocks === 0;
  } catch {
    // What cannot be looked at tells nothing.
    return false;
  }
}
