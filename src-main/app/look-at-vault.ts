import { join } from "node:path";
import type { VaultState } from "../../src-shared/model/vault-summary.ts";
import { failureOf } from "../base/vault-error.ts";
import type { Storage } from "../storage/storage.ts";
import { inspectVault, type VaultDescription } from "../vault/inspect-vault.ts";
import type { Log } from "./answer.ts";

/** What a vault that nobody has opened can be. */
export type ShutState = Extract<
  VaultState,
  { kind: "missing" | "locked" | "needs-upgrade" | "not-openable" }
>;

/**
 * Finds out in which state a shut vault is. Needs no password and writes nothing.
 *
 * @param path - the vault folder on this computer
 */
export async function lookAtVault(storage: Storage, path: string, log: Log): Promise<ShutState> {
  try {
    return shutState(await inspectVault(storage, path), path);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "not-reachable") return { kind: "missing" };
    if (failure.kind === "unexpected") log("looking at a vault", error);
    return { kind: "not-openable", failure };
  }
}

function shutState(description: VaultDescription, path: string): ShutState {
  const { format, cipher, hubHost } = description;
  if (description.needsUpgrade) return { kind: "needs-upgrade", version: format };
  if (description.keySource === "hub") {
    return { kind: "not-openable", failure: { kind: "hub-vault", host: hubHost ?? "" } };
  }
  if (!description.hasMasterkeyFile) {
    return {
      kind: "not-openable",
      failure: { kind: "masterkey-missing", path: join(path, "masterkey.cryptomator") },
    };
  }
  return { kind: "locked", cipher };
}
