import { pathError } from "../base/vault-error.ts";
import type { World } from "../base/world.ts";
import type { Storage } from "../storage/storage.ts";
import { backUpFile } from "./back-up-file.ts";
import { putFile } from "./put-file.ts";
import { readOrNull } from "./vault-files.ts";

/** Bytes of the longest file that is kept; real ones have a few hundred. */
const MOST = 1_048_576;

/**
 * Writes a key or config file. What it replaces is kept beside it, under the
 * name by which every client finds it; unless that copy is made, nothing is
 * replaced. A crash at any moment leaves the old file or the new one.
 *
 * @param name - a file directly inside the folder of `storage`
 * @throws VaultError `config-unreadable` if what it replaces is too long to be a key or config
 */
export async function writeWhole(
  world: World,
  storage: Storage,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const old = await readOrNull(storage, name, MOST + 1);
  if (old !== null && old.length > MOST) throw pathError("config-unreadable", name);
  if (old !== null) await backUpFile(world, storage, name, old);
  await putFile(world, storage, name, bytes);
}
