import type { Storage } from "../storage/storage.ts";

export async function readWhole(storage: Storage, path: string): Promise<Uint8Array> {
  return storage.read(path, (await storage.stat(path)).size);
}

/** Makes or overwrites a file in place, as other programs do. */
export async function writeWhole(storage: Storage, path: string, bytes: Uint8Array): Promise<void> {
  const mode = (await storage.find(path)) === null ? "create" : "edit";
  const file = await storage.open(path, mode);
  try {
    await file.truncate(0);
    await file.write(bytes, 0);
  } finally {
    await file.close();
  }
}
