import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** When the last change was made to any of these files and folders, or below them: milliseconds since 1970. */
export async function newestBelow(paths) {
  let newest = 0;
  for (const path of paths) {
    const { mtimeMs } = await stat(path);
    // A folder's own time changes when a file in it is added or removed.
    newest = Math.max(newest, mtimeMs);
    const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => []);
    for (const entry of entries) {
      const found = await stat(join(entry.parentPath ?? entry.path, entry.name));
      newest = Math.max(newest, found.mtimeMs);
    }
  }
  return newest;
}
