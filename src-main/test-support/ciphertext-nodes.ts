/** The ciphertext side of an open vault, as a sync client or another program changes it. */

import type { Storage } from "../storage/storage.ts";
import { resolvePlace } from "../vault/resolve.ts";
import type { Vault } from "../vault/vault.ts";
import { parseLocated } from "../vault/vault-path.ts";
import { engineOf } from "../vault/vault-session.ts";
import { readWhole, writeWhole } from "./whole-file.ts";

/** Where the node of a cleartext path lies, relative to the vault folder. */
export async function nodePathOf(vault: Vault, path: string): Promise<string> {
  const { place } = await resolvePlace(engineOf(vault), parseLocated(path, "name-invalid"));
  return place.nodePath;
}

/** Where a name that nobody has encrypted yet would lie in the root. */
export function rootPath(vault: Vault, nodeName: string): string {
  return `${engineOf(vault).root.contentPath}/${nodeName}`;
}

/** Copies a file or folder of ciphertext, as a sync client does that keeps both versions. */
export async function copyNode(storage: Storage, from: string, to: string): Promise<void> {
  if ((await storage.stat(from)).kind === "file") {
    await writeWhole(storage, to, await readWhole(storage, from));
    return;
  }
  await storage.makeDirectory(to);
  for (const { name } of await storage.list(from)) {
    await copyNode(storage, `${from}/${name}`, `${to}/${name}`);
  }
}

/** Renames a node so that `added` stands before its ending: `X (1).c9r`. @returns where it is then */
export async function addToName(
  storage: Storage,
  nodePath: string,
  added: string,
): Promise<string> {
  const to = nodePath.replace(/\.c9[rs]$/, `${added}$&`);
  await storage.rename(nodePath, to);
  return to;
}
