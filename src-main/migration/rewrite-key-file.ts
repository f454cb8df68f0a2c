import { encodeMasterkeyFile, MAX_MASTERKEY_FILE } from "../format/masterkey-file.ts";
import { backUpFile } from "../vault/back-up-file.ts";
import { writeWhole } from "../vault/write-whole.ts";
import type { UpgradeContext } from "./upgrade-step.ts";

/**
 * Replaces the key file by one of another version, for the same key and password. The old one
 * is backed up first; a crash leaves the old one or the new one.
 */
export async function rewriteKeyFile(context: UpgradeContext, version: number): Promise<void> {
  const { world, keyPlace, key, password, cost } = context;
  const { storage, name } = keyPlace;
  await backUpFile(world, storage, name, await storage.read(name, MAX_MASTERKEY_FILE));
  const bytes = await encodeMasterkeyFile(key, password, world.random, cost, version);
  await writeWhole(world, storage, name, bytes);
}
