import { realpath } from "node:fs/promises";
import { basename, dirname, resolve, sep } from "node:path";
import { usageText } from "../../src-shared/text/cli-text.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Refuses a place in the folder of the vault: cleartext copied there would go
 * to the cloud, ciphertext copied from there would never come to an end.
 *
 * @throws UsageError
 */
export async function refuseInsideVault(vaultFolder: string, local: string): Promise<void> {
  if (isWithin(await realPlace(resolve(local)), await realPlace(resolve(vaultFolder)))) {
    throw new UsageError(usageText.insideVault(local));
  }
}

/**
 * Refuses a source that has the folder of the vault in it.
 *
 * @throws UsageError
 */
export async function refuseAroundVault(vaultFolder: string, local: string): Promise<void> {
  if (isWithin(await realPlace(resolve(vaultFolder)), await realPlace(resolve(local)))) {
    throw new UsageError(usageText.containsVault(local));
  }
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
