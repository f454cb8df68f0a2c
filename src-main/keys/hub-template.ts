/** Configurations by which a vault goes to a Hub: kept in its folder, or chosen by the user. */

import { VaultError } from "../base/vault-error.ts";
import {
  keySourceOf,
  MAX_CONFIG_FILE,
  parseVaultConfig,
  type VaultConfig,
  verifyVaultConfig,
} from "../format/vault-config.ts";
import type { Storage } from "../storage/storage.ts";
import { CONFIG_FILE, readOrNull } from "../vault/vault-files.ts";
import { keptCopies } from "./kept-copies.ts";

export interface ReadTemplate {
  readonly bytes: Uint8Array;
  /** Host and port of the Hub, as the file says; not verified. */
  readonly host: string;
}

/**
 * @param name - directly inside the folder
 * @throws VaultError `hub-refused`: `no-template` unless it is the configuration of a Hub vault; it may be that of another vault
 */
export async function readTemplate(storage: Storage, name: string): Promise<ReadTemplate> {
  const bytes = await readOrNull(storage, name, MAX_CONFIG_FILE);
  const host = bytes === null ? null : hubIn(bytes, null);
  if (bytes === null || host === null) throw refused("no-template");
  return { bytes, host };
}

/**
 * The newest configuration of a Hub that is kept in a vault folder.
 *
 * @param rawKey - has to have signed it; `null`: not known yet
 * @returns `null` if there is none
 */
export async function hubTemplate(
  storage: Storage,
  rawKey: Uint8Array | null,
): Promise<Uint8Array | null> {
  for (const { name, of } of await keptCopies(storage)) {
    if (of !== "config") continue;
    const bytes = await readOrNull(storage, name, MAX_CONFIG_FILE);
    if (bytes !== null && hubIn(bytes, rawKey) !== null) return bytes;
  }
  return null;
}

/**
 * @param now - what the configuration of the vault says so far
 * @throws VaultError `hub-refused`: `no-template` unless it is of a Hub and this key has signed it, `template-differs`
 *   if the names and files of the vault could not be read by it
 */
export function assertTemplate(bytes: Uint8Array, rawKey: Uint8Array, now: VaultConfig): void {
  const host = hubIn(bytes, rawKey);
  if (host === null) throw refused("no-template");
  const config = verifyVaultConfig(parseVaultConfig(bytes, CONFIG_FILE), rawKey);
  const isAlike =
    config.cipherCombo === now.cipherCombo &&
    config.shorteningThreshold === now.shorteningThreshold;
  if (!isAlike) throw refused("template-differs", host);
}

function refused(reason: "no-template" | "template-differs", host = ""): VaultError {
  return new VaultError({ kind: "hub-refused", host, reason });
}

/** Whoever can write to a folder can put others there: what is malformed or not signed with the key is none. */
function hubIn(bytes: Uint8Array, rawKey: Uint8Array | null): string | null {
  try {
    const config = parseVaultConfig(bytes, CONFIG_FILE);
    if (rawKey !== null) verifyVaultConfig(config, rawKey);
    const source = keySourceOf(config);
    return source.kind === "hub" ? source.host : null;
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
