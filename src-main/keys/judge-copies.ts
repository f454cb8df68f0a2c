/** Kept copies of the files that make a vault, and which of them belong to its key. */

import { VaultError } from "../base/vault-error.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import { isFileOfKey, MAX_MASTERKEY_FILE, parseMasterkeyFile } from "../format/masterkey-file.ts";
import {
  keySourceOf,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  verifyVaultConfig,
} from "../format/vault-config.ts";
import { readOrNull } from "../vault/vault-files.ts";
import type { VaultCopy } from "./copies-of-vault.ts";

export interface JudgedCopy extends VaultCopy {
  /** `unknown` where no key was given to tell it by. */
  readonly verdict: "fits" | "another-vault" | "unreadable" | "unknown";
  /** The server that a configuration takes its key from; `null` for every other copy. */
  readonly hubHost: string | null;
}

/**
 * @param key - of the vault; `null`: not known yet
 * @returns in the same order
 */
export async function judgeCopies(
  copies: readonly VaultCopy[],
  key: Masterkey | null,
): Promise<readonly JudgedCopy[]> {
  const judged: JudgedCopy[] = [];
  for (const copy of copies) judged.push({ ...copy, ...(await judge(copy, key)) });
  return judged;
}

type Judgement = Pick<JudgedCopy, "verdict" | "hubHost">;

async function judge({ place, of }: VaultCopy, key: Masterkey | null): Promise<Judgement> {
  const { storage, name } = place;
  try {
    const bytes = await readOrNull(storage, name, Math.max(MAX_CONFIG_FILE, MAX_MASTERKEY_FILE));
    if (bytes === null) return { verdict: "unreadable", hubHost: null };
    return of === "config" ? judgeConfig(bytes, name, key) : judgeKeyFile(bytes, name, key);
  } catch (error) {
    if (error instanceof VaultError) return { verdict: verdictOf(error), hubHost: null };
    throw error;
  }
}

function verdictOf({ failure }: VaultError): JudgedCopy["verdict"] {
  return failure.kind === "key-of-another-vault" ? "another-vault" : "unreadable";
}

function judgeConfig(bytes: Uint8Array, name: string, key: Masterkey | null): Judgement {
  const config = parseVaultConfig(bytes, name);
  const source = keySourceOf(config);
  if (key !== null) verifyVaultConfig(config, key.raw);
  const hubHost = source.kind === "hub" ? source.host : null;
  return { verdict: key === null ? "unknown" : "fits", hubHost };
}

function judgeKeyFile(bytes: Uint8Array, name: string, key: Masterkey | null): Judgement {
  const file = parseMasterkeyFile(bytes, name);
  if (key === null) return { verdict: "unknown", hubHost: null };
  return { verdict: isFileOfKey(file, key) ? "fits" : "another-vault", hubHost: null };
}
