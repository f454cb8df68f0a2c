/**
 * Copies of ciphertext files. Valid under another name: content is not bound
 * to names (docs/vault-format.md §13).
 */

import type { Storage, StorageFile } from "../storage/storage.ts";
import { discard } from "./node-directory.ts";

const COPY_BYTES = 1_048_576;

/** Copies a file byte by byte to where nothing is yet, with its modification time, and flushes it. */
export async function copyCiphertext(storage: Storage, from: string, to: string): Promise<void> {
  await withSource(storage, from, (source) =>
    copyOpenFile(storage, source, to, async (target) => {
      await target.setModified((await source.stat()).modifiedMs);
      await target.sync();
    }),
  );
}

/** A second file with the same bytes: a clone where the disk can, else a copy. Not flushed. */
export async function duplicate(storage: Storage, from: string, to: string): Promise<void> {
  if (await storage.clone(from, to)) return;
  await withSource(storage, from, (source) => copyOpenFile(storage, source, to));
}

async function withSource(
  storage: Storage,
  from: string,
  work: (source: StorageFile) => Promise<void>,
): Promise<void> {
  const source = await storage.open(from, "read");
  try {
    await work(source);
  } finally {
    // What was read has been read, whatever the disk says now.
    await source.close().catch(() => undefined);
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
    await copyAll(source, target);
    await finish(target);
    await target.close();
  } catch (error) {
    await target.close().catch(() => undefined);
    await discard(storage, to);
    throw error;
  }
}

/** @throws Error if the source ends before its size: the copy may be all that is left of it later */
async function copyAll(source: StorageFile, target: StorageFile): Promise<void> {
  const { size } = await source.stat();
  const buffer = new Uint8Array(Math.min(size, COPY_BYTES));
  for (let position = 0; position < size; ) {
    const length = await source.read(buffer, position);
    if (length === 0) throw new Error("a file became shorter while it was copied");
    await target.write(buffer.subarray(0, length), position);
    position += length;
  }
}
