/** A disk that gives or takes less at a time than it was asked to, and one that has less than it said. */

import { describe, expect, it } from "vitest";
import { inlineCalls } from "../../src-main/storage/disk-calls.ts";
import { memoryStorage } from "../../src-main/storage/memory-storage.ts";
import { storageOn } from "../../src-main/storage/node-storage.ts";
import type { Storage } from "../../src-main/storage/storage.ts";
import { nodePathOf } from "../../src-main/test-support/ciphertext-nodes.ts";
import { failing } from "../../src-main/test-support/failing.ts";
import { newTestVault, readFile, writeFile } from "../../src-main/test-support/open-test-vault.ts";
import { contentOf } from "../../src-main/test-support/proof/operation.ts";
import { readWhole, writeWhole } from "../../src-main/test-support/whole-file.ts";
import { withScratchFolder } from "./support/scratch-disk.ts";

const MOST = 1_000;

/** Every call moves at most {@link MOST} bytes, as on a slow network disk. */
const smallSteps = {
  ...inlineCalls,
  read: (fd: number, target: Uint8Array, offset: number, position: number) =>
    inlineCalls.read(fd, target.subarray(0, offset + MOST), offset, position),
  write: (fd: number, bytes: Uint8Array, offset: number, position: number) =>
    inlineCalls.write(fd, bytes.subarray(0, offset + MOST), offset, position),
};

describe("a disk that moves little at a time", () => {
  it.each([0, 1, 999, 1_000, 1_001, 32_768, 100_000])("loses none of %i bytes", async (size) => {
    await withScratchFolder(async (folder) => {
      const test = await newTestVault({ storage: storageOn(folder, smallSteps) });
      const vault = await test.open();
      const content = contentOf("slow", size);
      await writeFile(vault, "/file", content);
      const editor = await vault.editFile("/file");
      await editor.append(content);
      await editor.close();
      await vault.lock();
      const read = await readFile(await test.open(), "/file");
      expect(Buffer.compare(read, Buffer.concat([content, content]))).toBe(0);
    });
  });
});

/** Reads of files end after `length` bytes of what was asked for, though the file is longer. */
function cutReads(inner: Storage, length: number): Storage {
  return {
    ...inner,
    open: async (path, mode) => {
      const file = await inner.open(path, mode);
      return {
        ...file,
        read: (target, position) => file.read(target.subarray(0, length), position),
      };
    },
  };
}

describe("a disk that has less of a file than it said", () => {
  it.each([0, 1, 67, 68, 69, 32_795, 32_796, 40_000])(
    "after %i bytes never lets wrong content through",
    async (length) => {
      const storage = memoryStorage();
      const test = await newTestVault({ storage });
      const writing = await test.open();
      const content = contentOf("cut", 100_000);
      await writeFile(writing, "/file", content);
      await writing.makeLink("/link", "x".repeat(1_000));
      await writing.lock();

      const vault = await test.open({ storage: cutReads(storage, length) });
      await expect(readFile(vault, "/file")).rejects.toEqual(failing("tampered", "/file"));
      await expect(vault.copy("/file", "/copy")).rejects.toEqual(failing("tampered", "/file"));
      if (length < 1_000) {
        await expect(vault.readLink("/link")).rejects.toEqual(failing("tampered", "/link"));
      }
      await vault.lock();
      const whole = await readFile(await test.open(), "/file");
      expect(Buffer.compare(whole, content)).toBe(0);
    },
  );

  it("never fills up an older, shorter end that authenticates", async () => {
    const { storage, open } = await newTestVault();
    const vault = await open();
    await writeFile(vault, "/file", contentOf("old", 40_000));
    const path = await nodePathOf(vault, "/file");
    const older = await readWhole(storage, path);
    const editor = await vault.editFile("/file");
    await editor.append(contentOf("more", 10));
    await editor.close();
    const reader = await vault.openFile("/file");
    expect(reader.size).toBe(40_010);
    // As a sync client does that writes into the file itself.
    await writeWhole(storage, path, older);
    await expect(reader.read(32_768, 20_000)).rejects.toEqual(failing("tampered", "/file"));
    await vault.lock();
  });
});
