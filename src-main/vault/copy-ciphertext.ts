import type { Storage } from "../storage/storage.ts";

const COPY_BYTES = 1_048_576;

/**
 * Copies a ciphertext file byte by byte to where nothing is yet, with its
 * modification time, and flushes it. Valid under another name: content is not
 * bound to names (docs/vault-format.md §13).
 */
export async function copyCiphertext(storage: Storage, from: string, to: string): Promise<void> {
  const source = await storage.open(from, "read");
  try {
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
      await target.setModified((await source.stat()).modifiedMs);
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
