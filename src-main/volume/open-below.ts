import { readdir, readlink } from "node:fs/promises";
import { join } from "node:path";

/**
 * Whether a process has a file open below a folder, or works in it, as Linux tells in `/proc`: of
 * processes of other users only root sees that.
 *
 * @param folder - absolute
 * @param processes - where processes are listed
 */
export async function isOpenBelow(folder: string, processes = "/proc"): Promise<boolean> {
  const isBelow = (path: string): boolean => path === folder || path.startsWith(`${folder}/`);
  for (const name of await readdir(processes)) {
    if (!/^\d+$/.test(name)) continue;
    const own = join(processes, name);
    const open = await readdir(join(own, "fd")).catch(() => []);
    const links = [join(own, "cwd"), ...open.map((number) => join(own, "fd", number))];
    // A process may end, or close a file, while it is looked at.
    const paths = await Promise.all(links.map((link) => readlink(link).catch(() => "")));
    if (paths.some(isBelow)) return true;
  }
  return false;
}
