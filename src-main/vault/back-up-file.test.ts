import { describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { interceptedStorage } from "../test-support/storages/intercepted-storage.ts";
import { backUpFile } from "./back-up-file.ts";
import { writeNewFile } from "./node-directory.ts";

// SHA-256 of "abc" begins with BA7816BF (FIPS 180-2, B.1).
const backup = "key.BA7816BF.bkup";

describe("a backup", () => {
  it("has a name made of the content, and the content", async () => {
    const storage = memoryStorage();
    await backUpFile(systemWorld, storage, "key", utf8("abc"));
    expect(await pathsIn(storage)).toEqual([backup]);
    expect(await storage.read(backup, 10)).toEqual(utf8("abc"));
  });

  it("is not made again while it is there", async () => {
    const storage = memoryStorage();
    await backUpFile(systemWorld, storage, "key", utf8("abc"));
    const still = interceptedStorage(storage, async ({ isChange }, run) => {
      expect(isChange).toBe(false);
      return run();
    });
    await backUpFile(systemWorld, still, "key", utf8("abc"));
  });

  it.each(["ab", "abcd", "abx"])("replaces %j, which only looks like one", async (content) => {
    const storage = memoryStorage();
    await writeNewFile(storage, backup, utf8(content));
    await backUpFile(systemWorld, storage, "key", utf8("abc"));
    expect(await storage.read(backup, 10)).toEqual(utf8("abc"));
  });
});
