import { realpath } from "node:fs/promises";
import { basename, dirname, resolve, sep } from "node:path";

/** True if a place of this computer, which need not exist, is a folder or lies in it, whatever links lead there. */
export async function isInside(place: string, folder: string): Promise<boolean> {
  return isWithin(await realPlace(resolve(place)), await realPlace(resolve(folder)));
}

/** The path with every link followed, as far as it exists. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(await realPlace(parent), basename(path));
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
