import type { World } from "../base/world.ts";
import type { Storage } from "../storage/storage.ts";
import { draftNames } from "./draft-names.ts";
import { discard, writeNewFile } from "./node-directory.ts";

/**
 * Puts a small file in place: written beside, flushed, renamed. A crash at any
 * moment leaves the old file or the new one.
 *
 * @param name - a file directly inside the folder of `storage`
 */
export async function putFile(
  world: World,
  storage: Storage,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const draft = draftNames(world.random)();
  try {
    await writeNewFile(storage, draft, bytes);
    await storage.rename(draft, name);
  } catch (error) {
    await discard(storage, draft);
    throw error;
  }
  await storage.syncDirectory("");
}
