/** A vault on a disk in memory, and ways to lose the files that make it one. */

import { systemWorld } from "../crypto/system-world.ts";
import { encodeRecoveryKey } from "../format/recovery-key.ts";
import type { Storage } from "../storage/storage.ts";
import type { CreateOptions } from "../vault/create-vault.ts";
import type { KeyPlace } from "../vault/key-place.ts";
import { unlockKeys } from "../vault/open-vault.ts";
import { newTestVault, type TestVault, writeFile } from "./open-test-vault.ts";
import { shippedWordList } from "./word-list.ts";

export const oldPassword = new TextEncoder().encode("correct horse");

export interface LosableVault extends TestVault {
  readonly words: string;
  /** Where its key file lies, in the vault folder. */
  readonly place: KeyPlace;
}

/** With files of short and of long names in folders. */
export async function losableVault(options: Partial<CreateOptions> = {}): Promise<LosableVault> {
  const test = await newTestVault(options, systemWorld);
  const vault = await test.open();
  await vault.makeDirectory("/folder");
  await writeFile(vault, "/hello.txt", "hello");
  await writeFile(vault, `/folder/${"long".repeat(30)}`, "long");
  await writeFile(vault, "/folder/middle", "middle");
  await vault.lock();
  const { key } = await unlockKeys({
    storage: test.storage,
    hostPath: "/vault",
    password: oldPassword,
  });
  const words = encodeRecoveryKey(key.raw, shippedWordList());
  key[Symbol.dispose]();
  return { ...test, words, place: placeIn(test.storage) };
}

export function placeIn(storage: Storage, name = "masterkey.cryptomator"): KeyPlace {
  return { storage, name, hostPath: `/vault/${name}` };
}

/** Puts `bytes` in place of whatever is there. */
export async function overwrite(storage: Storage, name: string, bytes: Uint8Array): Promise<void> {
  if ((await storage.find(name)) !== null) await storage.removeFile(name);
  const file = await storage.open(name, "create");
  await file.write(bytes, 0);
  await file.close();
}
