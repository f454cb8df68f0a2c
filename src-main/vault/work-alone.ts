/**
 * Who may work on a vault folder at the same time as whom.
 *
 * Some work must be alone there (a repair, an upgrade, a configuration that is
 * restored); everything else may go on side by side (open vaults, new key
 * files). Both say first that they are there and look then who else is, so of
 * two that come at once none overlooks the other.
 */

import { isFailure, VaultError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import { newSession } from "./draft-names.ts";
import type { Writers } from "./leftovers/writers.ts";

export interface Workplace {
  readonly world: Pick<World, "random">;
  readonly writers: Writers;
  /** Of the vault folder. */
  readonly hostPath: string;
}

/**
 * For work on the vault folder that must be alone there. Nobody can open the
 * vault for writing, or write a key file, until it is done.
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
    if (await writers.isInRepair(hostPath, session)) throw othersAlone();
    if (await writers.isOpen(hostPath)) throw new VaultError({ kind: "vault-open" });
    return await work();
  } finally {
    await leave();
  }
}

/** So that nobody is asked for anything that could not be used. @throws as {@link workAlone} */
export function assertAlone(workplace: Workplace): Promise<void> {
  return workAlone(workplace, () => Promise.resolve());
}

/**
 * For work that hurts nobody who has the vault open, but must not run beside
 * one that is alone there: both may write the same key file.
 *
 * @throws VaultError `vault-in-repair`
 */
export async function workBeside<T>(
  { world, writers, hostPath }: Workplace,
  work: () => Promise<T>,
): Promise<T> {
  const leave = await enterBeside(writers, newSession(world.random), hostPath);
  try {
    return await work();
  } finally {
    await leave();
  }
}

/**
 * The same for work that does not end with a call.
 *
 * @returns leaves again
 * @throws VaultError `vault-in-repair`
 */
export async function enterBeside(
  writers: Writers,
  session: string,
  hostPath: string,
): Promise<() => Promise<void>> {
  const leave = await writers.enter(session, hostPath);
  try {
    await assertNobodyAlone({ writers, hostPath });
    return leave;
  } catch (error) {
    await leave();
    throw error;
  }
}

/** @throws VaultError `vault-in-repair` */
export async function assertNobodyAlone({
  writers,
  hostPath,
}: Pick<Workplace, "writers" | "hostPath">): Promise<void> {
  if (await writers.isInRepair(hostPath)) throw othersAlone();
}

function othersAlone(options?: ErrorOptions): VaultError {
  return new VaultError({ kind: "vault-in-repair" }, options);
}

/** What the files of a vault say of it while they are restored, upgraded or repaired. */
const HALF_DONE = [
  "needs-upgrade",
  "vault-files-missing",
  "config-missing",
  "config-unreadable",
  "masterkey-missing",
  "masterkey-unreadable",
  "root-missing",
  "key-of-another-vault",
] as const;

/**
 * Runs `opening`. If the vault cannot be opened for what its files say just now,
 * and somebody is alone there, that is the reason, and waiting the way out.
 *
 * @throws VaultError `vault-in-repair` then, else what `opening` throws
 */
export async function unlessHalfDone<T>(
  { writers, hostPath }: { readonly writers?: Writers | undefined; readonly hostPath: string },
  opening: () => Promise<T>,
): Promise<T> {
  try {
    return await opening();
  } catch (error) {
    const maybe = HALF_DONE.some((kind) => isFailure(error, kind));
    if (maybe && (await writers?.isInRepair(hostPath))) throw othersAlone({ cause: error });
    throw error;
  }
}
