import { usageText } from "../../src-shared/text/cli-text.ts";
import { isInside } from "../transfer/overlap.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Refuses a place in the folder of the vault: cleartext copied there would go
 * to the cloud, ciphertext copied from there would never come to an end.
 *
 * @throws UsageError
 */
export async function refuseInsideVault(vaultFolder: string, local: string): Promise<void> {
  if (await isInside(local, vaultFolder)) throw new UsageError(usageText.insideVault(local));
}

/**
 * Refuses a source that has the folder of the vault in it.
 *
 * @throws UsageError
 */
export async function refuseAroundVault(vaultFolder: string, local: string): Promise<void> {
  if (await isInside(vaultFolder, local)) throw new UsageError(usageText.containsVault(local));
}
