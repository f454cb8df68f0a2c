import { VaultError } from "../base/vault-error.ts";
import type { Writers } from "../vault/leftovers/writers.ts";

/**
 * For work on the vault folder that must be alone there.
 *
 * @param hostPath - of the vault folder
 * @throws VaultError `vault-open` if another process has the vault open
 */
export async function refuseWhileOpen(writers: Writers, hostPath: string): Promise<void> {
  if (await writers.isOpen(hostPath)) throw new VaultError({ kind: "vault-open" });
}
