import { VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { newSession } from "../vault/draft-names.ts";
import type { Writers } from "../vault/leftovers/writers.ts";

export interface Workplace {
  readonly world: Pick<World, "random">;
  readonly writers: Writers;
  /** Of the vault folder. */
  readonly hostPath: string;
}

/**
 * For work on the vault folder that must be alone there. Nobody can open the
 * vault for writing until it is done: both sides say first that they are there
 * and look then who else is, so of two that come at once none overlooks the other.
 *
 * @throws VaultError `vault-open` if another process has the vault open, `vault-in-repair` if it is alone there itself
 */
export async function workAlone<T>(
  { world, writers, hostPath }: Workplace,
  work: () => Promise<T>,
): Promise<T> {
  const session = newSession(world.random);
  const leave = await writers.enter(session, hostPath, "repairing");
  try {
    if (await writers.isInRepair(hostPath, session)) {
      throw new VaultError({ kind: "vault-in-repair" });
    }
    if (await writers.isOpen(hostPath)) throw new VaultError({ kind: "vault-open" });
    return await work();
  } finally {
    await leave();
  }
}
