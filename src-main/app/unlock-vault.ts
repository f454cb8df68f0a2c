import type { VaultEvent } from "../../src-shared/model/vault-event.ts";
import { failureOf } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Storage } from "../storage/storage.ts";
import type { Writers } from "../vault/leftovers/writers.ts";
import { type OpenOptions, openVault } from "../vault/open-vault.ts";
import { type Share, startShare } from "../webdav/server.ts";
import { FileSession } from "./files/file-session.ts";
import type { OpenedVault } from "./open-vaults.ts";

interface UnlockRequest {
  readonly storage: Storage;
  /** The vault as its user knows it: its folder on this computer, and its name. */
  readonly path: string;
  readonly name: string;
  /** Not kept; the caller wipes it. */
  readonly password: Uint8Array;
  /** The key file, if it does not lie in the vault folder. */
  readonly masterkeyFile?: NonNullable<OpenOptions["masterkeyFile"]>;
  /** A recovery key, in place of password and key file. */
  readonly words?: string;
  /** The raw masterkey itself, in place of both; stays the caller's to wipe. */
  readonly rawKey?: Uint8Array;
  readonly readOnly: boolean;
  /** Where its share may be, in this order; 0 is any that is free. */
  readonly ports: readonly [number, ...number[]];
  readonly signal: AbortSignal;
  readonly writers: Writers;
  readonly onEvent: (event: VaultEvent) => void;
}

/** Opens a vault and shares it; leaves no key behind if it cannot. */
export async function unlockVault(world: World, request: UnlockRequest): Promise<OpenedVault> {
  const { path: hostPath, name, ports, ...options } = request;
  const vault = await openVault(world, { ...options, hostPath });
  try {
    const share = await startShareAt(ports, (port) =>
      startShare(vault, { port, name, random: world.random }),
    );
    return { vault, share, files: new FileSession(vault, world) };
  } catch (error) {
    await vault.lock();
    throw error;
  }
}

/** @throws VaultError `port-in-use` with the first of the ports, if all of them are */
async function startShareAt(
  [first, ...others]: UnlockRequest["ports"],
  start: (port: number) => Promise<Share>,
): Promise<Share> {
  try {
    return await start(first);
  } catch (error) {
    for (const port of failureOf(error).kind === "port-in-use" ? others : []) {
      const share = await start(port).catch(unlessInUse);
      if (share) return share;
    }
    throw error;
  }
}

function unlessInUse(error: unknown): null {
  if (failureOf(error).kind === "port-in-use") return null;
  throw error;
}
