/**
 * Copies of key and config files in a folder: those that apps make, and those that people and
 * sync clients leave. Each old key file still opens the vault with the password of its time.
 */

import { VaultError } from "../base/vault-error.ts";
import { MAX_MASTERKEY_FILE, parseMasterkeyFile } from "../format/masterkey-file.ts";
import { MAX_CONFIG_FILE, parseVaultConfig } from "../format/vault-config.ts";
import { valueOrNull } from "../health/attempt.ts";
import type { Storage } from "../storage/storage.ts";
import { CONFIG_FILE, MASTERKEY_FILE } from "../vault/vault-files.ts";

export interface KeptCopy {
  /** Directly inside the folder. */
  readonly name: string;
  readonly of: "config" | "key-file";
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
}

/**
 * @param except - the file in use, if it lies in this folder
 * @returns the newest first
 */
export async function keptCopies(
  storage: Storage,
  except: readonly string[] = [CONFIG_FILE, MASTERKEY_FILE],
): Promise<readonly KeptCopy[]> {
  const copies: KeptCopy[] = [];
  for (const { name, kind } of await storage.list("")) {
    if (kind === "directory" || except.includes(name)) continue;
    const of = kind === "other" ? kindByName(name) : await kindOf(storage, name);
    if (of === null) continue;
    const stat = await storage.find(name);
    if (stat !== null) copies.push({ name, of, modifiedMs: stat.modifiedMs });
  }
  return newestFirst(copies);
}

export function newestFirst<C extends KeptCopy>(copies: readonly C[]): readonly C[] {
  return [...copies].sort((a, b) => b.modifiedMs - a.modifiedMs);
}

/** Copies of key files by whatever name: what is to go when a key leaves a folder. */
export async function keyCopies(storage: Storage, keep: readonly string[]): Promise<KeptCopy[]> {
  return (await keptCopies(storage, keep)).filter((copy) => copy.of === "key-file");
}

/** By what is in it; a damaged backup by its name: it may hold the keys all the same. */
async function kindOf(storage: Storage, name: string): Promise<KeptCopy["of"] | null> {
  const named = kindByName(name);
  if (named !== null) return named;
  const size = (await storage.find(name))?.size ?? 0;
  if (size === 0 || size > Math.max(MAX_MASTERKEY_FILE, MAX_CONFIG_FILE)) return null;
  const bytes = await valueOrNull(() => storage.read(name, size));
  if (bytes === null) return null;
  if (parses(() => parseMasterkeyFile(bytes, name))) return "key-file";
  return parses(() => parseVaultConfig(bytes, name)) ? "config" : null;
}

/** Backups as every app names them (docs/vault-format.md §3.1), and what older ones left when they were cut off. */
function kindByName(name: string): KeptCopy["of"] | null {
  if (isKeyBackupName(name)) return "key-file";
  return /^vault\.cryptomator\..*bkup$/i.test(name) ? "config" : null;
}

/** True for a backup of a key file that has the name every app gives it. */
export function isKeyBackupName(name: string): boolean {
  return /^masterkey\.cryptomator\..*bkup$|^masterkey\.cryptomator\.tmp$/i.test(name);
}

function parses(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof VaultError) return false;
    throw error;
  }
}
