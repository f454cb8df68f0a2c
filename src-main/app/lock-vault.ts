import type { Output } from "../../src-shared/contract/contract.ts";
import type { FileInUse } from "../../src-shared/model/file-in-use.ts";
import type { ShareTraffic } from "../../src-shared/model/share-traffic.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import type { AppState } from "./app-state.ts";
import type { OpenVaults } from "./open-vaults.ts";

/** Files that the window gets to see. */
const MOST_FILES = 100;

/**
 * Locks a vault, unless programs are writing into it or its drive, and nobody has said to cut them
 * off. What they write in a drive may be known to the drive alone until they are done.
 *
 * @throws what the share or the vault failed with while it ended; it is locked all the same
 */
export async function lockVault(
  { open, drives }: Pick<AppState, "open" | "drives">,
  id: VaultId,
  force: boolean,
): Promise<Output<"vault.lock">> {
  const files = force ? [] : filesBeingWritten(open, id);
  if (files.length > 0) return { kind: "in-use", files, isDriveBusy: false };
  if (!(force || (await drives.release(id)))) {
    return { kind: "in-use", files: filesUsed(open, id), isDriveBusy: true };
  }
  await open.lock(id, { force });
  return { kind: "locked" };
}

/** What would be lost or cut off by a lock right now; nothing for a vault that is not open. */
export function filesBeingWritten(open: OpenVaults, id: VaultId): readonly FileInUse[] {
  return filesUsed(open, id).filter(({ use }) => use !== "reading");
}

function filesUsed(open: OpenVaults, id: VaultId): readonly FileInUse[] {
  if (open.stateOf(id).kind !== "unlocked") return [];
  const files = [...open.shareOf(id).filesInUse(), ...open.filesOf(id).filesInUse()];
  return files.slice(0, MOST_FILES);
}

/** @throws VaultError `locked` unless the vault is open */
export function trafficOf(open: OpenVaults, id: VaultId, atMs: number): ShareTraffic {
  const share = open.shareOf(id);
  const filesInUse = share.filesInUse().slice(0, MOST_FILES);
  return { atMs, ...share.traffic, ...open.vaultOf(id).statistics, filesInUse };
}
