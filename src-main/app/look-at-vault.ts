import { join } from "node:path";
import type { KeyWhere } from "../../src-shared/model/key-place.ts";
import type { VaultState } from "../../src-shared/model/vault-summary.ts";
import { failureOf, isFailure } from "../base/vault-error.ts";
import type { Storage } from "../storage/storage.ts";
import { inspectVault, type VaultDescription } from "../vault/inspect-vault.ts";
import { legacyFormatOf } from "../vault/vault-files.ts";
import type { Log } from "./answer.ts";
import type { KeyFileElsewhere } from "./key-places/key-files.ts";

/** What a vault that nobody has opened can be. */
export type ShutState = Extract<
  VaultState,
  { kind: "missing" | "locked" | "needs-upgrade" | "not-openable" }
>;

export interface Look {
  readonly state: ShutState;
  /** `null` where there is no vault that could be opened. */
  readonly key: KeyWhere | null;
}

/** Where the key file of the vault is, as far as this computer knows. */
export interface KeySearch {
  /** Asked only where no key file lies in the folder. */
  whereIs(): Promise<KeyWhere>;
  /** What is read of a key file elsewhere, chosen or remembered; `null` if none is there now. */
  elsewhere(): Promise<KeyFileElsewhere | null>;
}

/**
 * Finds out in which state a shut vault is. Needs no password and writes nothing.
 *
 * @param path - the vault folder on this computer
 */
export async function lookAtVault(
  storage: Storage,
  path: string,
  log: Log,
  keys: KeySearch,
): Promise<Look> {
  try {
    const description = await inspectVault(storage, path);
    const key = await keyOf(description, () => keys.whereIs());
    return { state: shutState(description, path, key), key };
  } catch (error) {
    const byKey = isFailure(error, "vault-files-missing") && (await lookAtKey(path, keys));
    return byKey || { state: troubleOf(error, log), key: null };
  }
}

/** Without any file in the vault folder, a key file that is kept elsewhere says which format it is. */
async function lookAtKey(path: string, keys: KeySearch): Promise<Look | null> {
  const file = await keys.elsewhere();
  if (file === null) return null;
  const key = await keys.whereIs();
  try {
    const version = legacyFormatOf(file.bytes, { hostPath: path, keyPath: file.hostPath });
    return { state: { kind: "needs-upgrade", version }, key };
  } catch (error) {
    return { state: { kind: "not-openable", failure: failureOf(error) }, key };
  }
}

async function keyOf(
  { keySource, hasMasterkeyFile, hubHost }: VaultDescription,
  findKey: () => Promise<KeyWhere>,
): Promise<KeyWhere | null> {
  if (keySource === "hub") return { kind: "hub", host: hubHost ?? "" };
  return hasMasterkeyFile ? { kind: "inside" } : findKey();
}

function troubleOf(error: unknown, log: Log): ShutState {
  const failure = failureOf(error);
  if (failure.kind === "not-reachable") return { kind: "missing" };
  if (failure.kind === "unexpected") log("looking at a vault", error);
  return { kind: "not-openable", failure };
}

function shutState(description: VaultDescription, path: string, key: KeyWhere | null): ShutState {
  const { format, cipher } = description;
  if (description.needsUpgrade) return { kind: "needs-upgrade", version: format };
  if (key?.kind === "unknown") {
    return {
      kind: "not-openable",
      failure: { kind: "masterkey-missing", path: join(path, "masterkey.cryptomator") },
    };
  }
  return { kind: "locked", cipher };
}
