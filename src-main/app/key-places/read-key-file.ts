import { readFile, stat } from "node:fs/promises";
import { MAX_KEY_FILE_BYTES } from "../../keys/key-file-limits.ts";

/**
 * What may be a key file: a file of its size. Not a device or a pipe, which a link can lead to and which
 * never ends.
 *
 * @returns `null` if it is not there, is something else, or cannot be read: no key can be had from it now
 */
export async function readKeyFileAt(path: string): Promise<Uint8Array | null> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= MAX_KEY_FILE_BYTES ? await readFile(path) : null;
  } catch {
    return null;
  }
}
