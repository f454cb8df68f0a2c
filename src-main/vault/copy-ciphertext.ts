/**
 * Copies of ciphertext files. Valid under another name: content is not bound
 * to names (docs/vault-format.md §13).
 */

import type { Storage, StorageFile } from "../storage/storage.ts";
import { discard } from "./node-directory.ts";

const COPY_BYTES = 1_048_576;

/** Copies a file byte by byte to where nothing is yet, with its modification time, and flushes it. */
export async function copyCiphertext(storage: Storage, from: string, to: string): Promise<void> {
  const source = await storage.open(from, "read");
  try {
    await copyOpenFile(storage, source, to, async (target) => {
      await target.setModified((await source.stat()).modifiedMs);
      await target.sync();
    });
  } finally {
    await source.close();
  }
}

/** A second file with the same bytes: a clone where the disk can, else a copy. Not flushed. */
export async function duplicate(storage: Storage, from: string, to: string): Promise<void> {
  if (await storage.clone(from, to)) return;
  const source = await storage.open(from, "read");
  try {
    await copyOpenFile(storage, source, to);
  } finally {
    await source.close();
  }
}

/**
 * Copies what an open file holds, whatever its name stands for by now.
 *
 * @param finish - runs before the copy is closed
 */
export async function copyOpenFile(
  storage: Storage,
  source: StorageFile,
  to: string,
  finish: (target: StorageFile) => Promise<void> = async () => undefined,
): Promise<void> {
  const target = await storage.open(to, "create");
  try {
    const buffer = new Uint8Array(COPY_BYTES);
    let position = 0;
    for (;;) {
      const length = await source.read(buffer, position);
      await target.write(buffer.subarray(0, length), position);
      position += length;
      if (length < buffer.length) break;
    }
    await finish(target);
  } catch (error) {
    await target.close().catch(() => undefined);
    await discard(storage, to);
    throw error;
  }
  await target.close();
}
