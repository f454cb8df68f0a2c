import type { World } from "../base/world.ts";
import type { Storage } from "../storage/storage.ts";
import type { Writers } from "../vault/leftovers/writers.ts";
import { openVault } from "../vault/open-vault.ts";
import { startShare } from "../webdav/server.ts";
import type { OpenedVault } from "./open-vaults.ts";

interface UnlockRequest {
  readonly storage: Storage;
  /** The vault as its user knows it: its folder on this computer, and its name. */
  readonly path: string;
  readonly name: string;
  /** Not kept; the caller wipes it. */
  readonly password: Uint8Array;
  readonly readOnly: boolean;
  readonly signal: AbortSignal;
  readonly writers: Writers;
}

/** Opens a vault with its password and shares it; leaves no key behind if it cannot. */
export async function unlockVault(world: World, request: UnlockRequest): Promise<OpenedVault> {
  const { path: hostPath, name, ...options } = request;
  const vault = await openVault(world, { ...options, hostPath });
  try {
    const share = await startShare(vault, { name, random: world.random });
    return { vault, share };
  } catch (error) {
    await vault.lock();
    throw error;
  }
}
