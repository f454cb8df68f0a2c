import type { FileState, LostFiles } from "../../src-shared/model/restore.ts";
import { VaultError } from "../base/vault-error.ts";
import { MAX_MASTERKEY_FILE, parseMasterkeyFile } from "../format/masterkey-file.ts";
import { keySourceOf, MAX_CONFIG_FILE, parseVaultConfig } from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import {
  assertVaultFolder,
  CONFIG_FILE,
  MASTERKEY_FILE,
  readOrNull,
} from "../vault/vault-files.ts";
import { type CopySearch, copiesOfVault } from "./copies-of-vault.ts";
import { type JudgedCopy, judgeCopies } from "./judge-copies.ts";

interface Survey extends Pick<LostFiles, "config" | "hubHost" | "keyFile"> {
  readonly copies: readonly JudgedCopy[];
}

interface VaultToSurvey extends CopySearch {
  readonly keyFiles: {
    /** One lies in the vault folder. */
    readonly inside: boolean;
    readonly elsewhere: readonly { readonly bytes: Uint8Array }[];
    /** One is known to be kept elsewhere, where it cannot be read now. */
    readonly isAway: boolean;
  };
}

/**
 * What a vault has lost, as far as it can be told without its key. Writes nothing.
 *
 * @throws VaultError `not-a-vault`, `not-a-folder`, `not-reachable`, `uvf-vault`
 */
export async function surveyLoss(vault: VaultToSurvey): Promise<Survey> {
  const { storage, hostPath, keyFiles } = vault;
  await assertVaultFolder(storage, hostPath);
  const copies = await judgeCopies(await copiesOfVault(vault), null);
  return {
    ...(await stateOfConfig(storage)),
    keyFile: await stateOfKeyFile(storage, keyFiles),
    copies,
  };
}

/** True if it is missing or damaged; that it is of another vault, only the key can tell. */
export async function isConfigLost(storage: Storage): Promise<boolean> {
  return (await stateOfConfig(storage)).config !== "there";
}

async function stateOfConfig(storage: Storage): Promise<Pick<Survey, "config" | "hubHost">> {
  const bytes = await readOrNull(storage, CONFIG_FILE, MAX_CONFIG_FILE);
  if (bytes === null) return { config: "missing", hubHost: null };
  try {
    const source = keySourceOf(parseVaultConfig(bytes, CONFIG_FILE));
    return { config: "there", hubHost: source.kind === "hub" ? source.host : null };
  } catch (error) {
    if (error instanceof VaultError) return { config: "damaged", hubHost: null };
    throw error;
  }
}

async function stateOfKeyFile(
  storage: Storage,
  { inside, elsewhere, isAway }: VaultToSurvey["keyFiles"],
): Promise<LostFiles["keyFile"]> {
  const own = inside ? await readOrNull(storage, MASTERKEY_FILE, MAX_MASTERKEY_FILE) : null;
  const states = [...(own === null ? [] : [own]), ...elsewhere.map(({ bytes }) => bytes)].map(
    stateOfBytes,
  );
  if (states.includes("there")) return "there";
  if (states.length > 0) return "damaged";
  return isAway ? "away" : "missing";
}

function stateOfBytes(bytes: Uint8Array): FileState {
  try {
    parseMasterkeyFile(bytes, MASTERKEY_FILE);
    return "there";
  } catch (error) {
    if (error instanceof VaultError) return "damaged";
    throw error;
  }
}
