import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { VaultError } from "../base/vault-error.ts";

/**
 * Notes which folder a new key file goes to, before the user is asked for anything. A stick that is
 * pulled out while they type leaves the folder behind that it was mounted in, on the disk of this
 * computer, where the key must not go.
 *
 * @param file - the key file, absolute
 * @returns is to be called before the file is written; throws VaultError `not-reachable` where it is another folder by then
 */
export async function sameFolder(file: string): Promise<() => Promise<void>> {
  const path = dirname(file);
  const before = await identityOf(path);
  return async () => {
    if ((await identityOf(path)) !== before) throw new VaultError({ kind: "not-reachable", path });
  };
}

/** Of a folder on its disk; `null` if it is not there, which the writing will say better. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
