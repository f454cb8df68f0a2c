/**
 * The older key files of a vault, which passwords of their time open: in the vault folder, and beside
 * the one in use where that is kept elsewhere. There, only those of the same vault: a stick may hold the
 * key files of others too, and they are all that those have.
 */

import { MAX_MASTERKEY_FILE, parseMasterkeyFile } from "../format/masterkey-file.ts";
import { valueOrNull } from "../health/attempt.ts";
import type { Storage } from "../storage/storage.ts";
import { type KeyPlace, readKeyAt } from "../vault/key-place.ts";
import { keyCopies } from "./kept-copies.ts";
import { keyFilePrint } from "./key-file-print.ts";
import { isKeyFileIn } from "./refuse-other-file.ts";

export interface VaultFolder {
  readonly storage: Storage;
  /** On this computer. */
  readonly hostPath: string;
}

/** @param inUse - the key file that stays */
export async function olderKeyFiles(
  vault: VaultFolder,
  inUse: KeyPlace,
): Promise<readonly KeyPlace[]> {
  const isInside = isKeyFileIn(vault.hostPath, inUse);
  const inVault = await keyCopies(vault.storage, isInside ? [inUse.name] : []);
  return [
    ...inVault.map(({ name }) => ({
      storage: vault.storage,
      name,
      hostPath: `${vault.hostPath}/${name}`,
    })),
    ...(isInside ? [] : await beside(inUse)),
  ];
}

async function beside(inUse: KeyPlace): Promise<readonly KeyPlace[]> {
  const { storage, name: kept, hostPath } = inUse;
  const key = keyFilePrint(await readKeyAt(inUse, MAX_MASTERKEY_FILE))?.key;
  const older: KeyPlace[] = [];
  for (const { name } of await keyCopies(storage, [kept])) {
    const bytes = await valueOrNull(() => storage.read(name, MAX_MASTERKEY_FILE));
    const isOfSameVault = bytes !== null && key !== undefined && keyFilePrint(bytes)?.key === key;
    if (isOfSameVault) {
      older.push({ storage, name, hostPath: `${hostPath.slice(0, -kept.length)}${name}` });
    }
  }
  return older;
}

/**
 * Removes them, unless they are all there is: where the one in use is lost or damaged, nothing goes.
 *
 * @returns what was removed
 * @throws VaultError `masterkey-missing`, `masterkey-unreadable`; those of the disk
 */
export async function removeOlderKeyFiles(
  vault: VaultFolder,
  inUse: KeyPlace,
): Promise<readonly KeyPlace[]> {
  parseMasterkeyFile(await readKeyAt(inUse, MAX_MASTERKEY_FILE), inUse.hostPath);
  const older = await olderKeyFiles(vault, inUse);
  for (const { storage, name } of older) await storage.removeFile(name);
  for (const storage of new Set(older.map((each) => each.storage))) await storage.syncDirectory("");
  return older;
}
