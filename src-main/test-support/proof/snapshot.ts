/** What a vault holds in cleartext, so that two states of it can be compared. */

import { createHash } from "node:crypto";
import { failureOf, VaultError } from "../../base/vault-error.ts";
import type { Entry, Vault } from "../../vault/vault.ts";
import { readFile } from "../open-test-vault.ts";

/** From path to `directory`, `link TARGET`, `file SIZE DIGEST`, or `broken KIND` for what cannot be read. */
export type Snapshot = ReadonlyMap<string, string>;

export async function snapshotOf(vault: Vault): Promise<Snapshot> {
  const found = new Map<string, string>();
  await walk(vault, "", found);
  return found;
}

async function walk(vault: Vault, folder: string, found: Map<string, string>): Promise<void> {
  for (const entry of await vault.list(folder === "" ? "/" : folder)) {
    const path = `${folder}/${entry.name}`;
    if (found.has(path)) throw new Error(`${path} is listed twice`);
    found.set(path, await describeOrFailure(vault, path, entry));
    if (found.get(path) === "directory") await walk(vault, path, found);
  }
}

async function describeOrFailure(vault: Vault, path: string, entry: Entry): Promise<string> {
  try {
    return await describe(vault, path, entry);
  } catch (error) {
    if (error instanceof VaultError) return `broken ${failureOf(error).kind}`;
    throw error;
  }
}

async function describe(vault: Vault, path: string, entry: Entry): Promise<string> {
  if (entry.failure !== undefined) return `broken ${entry.failure.kind}`;
  switch (entry.kind) {
    case "directory":
      return "directory";
    case "symlink":
      return `link ${await vault.readLink(path)}`;
    case "file": {
      const content = await readFile(vault, path);
      if (content.length !== entry.size) throw new Error(`${path} has another size than its entry`);
      return fileState(content);
    }
  }
}

export function fileState(content: Uint8Array): string {
  return `file ${content.length} ${createHash("sha256").update(content).digest("hex")}`;
}
