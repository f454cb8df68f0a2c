import { pathError } from "../../base/vault-error.ts";
import type { Storage } from "../../storage/storage.ts";

/**
 * Renames a file to a name that nothing has. A plain rename would replace a
 * file that somebody else puts there in the same moment; a second name never
 * does. Disks without second names leave that moment open.
 *
 * @throws VaultError `already-exists`
 */
export async function claimName(storage: Storage, from: string, to: string): Promise<void> {
  if (await storage.link(from, to)) return storage.removeFile(from);
  if ((await storage.find(to)) !== null) throw pathError("already-exists", to);
  return storage.rename(from, to);
}
