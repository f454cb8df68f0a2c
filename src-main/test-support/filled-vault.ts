/** A vault with something of each kind in it, small, and the keys to it. */

import { utf8 } from "../crypto/encoding.ts";
import type { CipherCombo } from "../format/cipher-combo.ts";
import type { SalvageKey } from "../salvage/salvage-key.ts";
import type { Storage } from "../storage/storage.ts";
import type { Vault } from "../vault/vault.ts";
import { engineOf } from "../vault/vault-session.ts";
import { newTestVault, writeFile } from "./open-test-vault.ts";

const LONG = `${"a long name ".repeat(15)}.txt`;

export const byPassword: SalvageKey = { kind: "password", password: utf8("correct horse") };

export interface FilledVault {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly raw: SalvageKey;
  readonly rawKey: Uint8Array;
}

/** A vault with something of each kind in it. */
export async function filledVault(
  cipher: CipherCombo = "SIV_GCM",
  storage?: Storage,
): Promise<FilledVault> {
  const test = await newTestVault({ cipher, ...(storage ? { storage } : {}) });
  const vault = await test.open();
  await writeFile(vault, "/a.txt", "first");
  await writeFile(vault, "/empty", "");
  await writeFile(vault, `/${LONG}`, "long");
  await vault.makeDirectory("/folder");
  await vault.makeDirectory("/folder/sub");
  await writeFile(vault, "/folder/sub/b.txt", "second");
  await vault.makeLink("/folder/link", "sub/b.txt");
  await vault.setModified("/a.txt", 1_500_000_000_000);
  await vault.setModified("/folder", 1_600_000_000_000);
  const rawKey = engineOf(vault).key.raw.slice();
  return { storage: test.storage, vault, rawKey, raw: { kind: "raw", rawKey } };
}

/** What is in it, as `hostPaths` tells it. */
export const everything: readonly string[] = [
  "a.txt",
  "empty",
  "folder/",
  "folder/link@sub/b.txt",
  "folder/sub/",
  "folder/sub/b.txt",
  LONG,
].sort();
