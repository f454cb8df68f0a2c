/**
 * Finds out how the contents of a vault are encrypted, where its config cannot
 * say: a header authenticates under one of the ciphers, or under none if the key
 * is another one.
 */

import { VaultError } from "../base/vault-error.ts";
import type { Masterkey } from "../crypto/masterkey.ts";
import { type CipherCombo, cipherCombos, contentCipher } from "../format/cipher-combo.ts";
import { wipeHeader } from "../format/content-cipher.ts";
import { contentDirectory, ROOT_ID } from "../format/directory-id.ts";
import { attempt, valueOrNull } from "../health/attempt.ts";
import type { Storage, StorageEntry } from "../storage/storage.ts";
import { contentDirectories } from "../vault/content-directories.ts";
import { CONTENTS_FILE, LINK_FILE } from "../vault/node.ts";

/**
 * How the contents of the vault of this key are encrypted.
 *
 * @throws VaultError `key-of-another-vault` if nothing in the vault is encrypted with the key
 */
export async function learnCipher(
  storage: Storage,
  key: Masterkey,
  signal?: AbortSignal,
): Promise<CipherCombo> {
  const detected = await detectCipher(storage, key, signal);
  if (detected !== null) return detected;
  // Without any content it is all the same; that it is the key of this vault, the place of the root tells.
  if ((await storage.find(contentDirectory(key, ROOT_ID))) !== null) return "SIV_GCM";
  throw new VaultError({ kind: "key-of-another-vault" });
}

/** Reads headers until one authenticates; on a vault with another key, all of them. @returns `null` if none does */
export async function detectCipher(
  storage: Storage,
  key: Masterkey,
  signal?: AbortSignal,
): Promise<CipherCombo | null> {
  for await (const folder of contentDirectories(storage)) {
    const entries = await attempt(() => storage.list(folder));
    if (!("value" in entries)) continue;
    for (const entry of entries.value) {
      signal?.throwIfAborted();
      for (const path of filesOf(folder, entry)) {
        const combo = await cipherOf(storage, key, path);
        if (combo !== null) return combo;
      }
    }
  }
  return null;
}

function filesOf(folder: string, { name, kind }: StorageEntry): readonly string[] {
  const path = `${folder}/${name}`;
  if (kind === "file") return [path];
  return kind === "directory" ? [`${path}/${CONTENTS_FILE}`, `${path}/${LINK_FILE}`] : [];
}

async function cipherOf(
  storage: Storage,
  key: Masterkey,
  path: string,
): Promise<CipherCombo | null> {
  const longest = Math.max(...cipherCombos.map((it) => contentCipher(it, key).layout.headerBytes));
  const start = await valueOrNull(() => storage.read(path, longest));
  const combo = start && cipherCombos.find((it) => isHeader(it, key, start));
  return combo ?? null;
}

function isHeader(combo: CipherCombo, key: Masterkey, start: Uint8Array): boolean {
  const cipher = contentCipher(combo, key);
  const header = cipher.openHeader(start.subarray(0, cipher.layout.headerBytes));
  if (header === null) return false;
  wipeHeader(header);
  return true;
}
