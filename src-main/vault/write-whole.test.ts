import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { utf8 } from "../crypto/encoding.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import { stoppingStorage } from "../test-support/storages/stopping-storage.ts";
import { writeWhole } from "./write-whole.ts";

const NAME = "masterkey.cryptomator";

const textOf = async (storage: Storage, name: string): Promise<string> =>
  new TextDecoder().decode(await storage.read(name, 1000));

function backupOf(content: string): string {
  const hash = createHash("sha256").update(content).digest("hex");
  return `${NAME}.${hash.slice(0, 8).toUpperCase()}.bkup`;
}

async function holding(content: string): Promise<Storage> {
  const storage = memoryStorage();
  await writeWhole(systemWorld, storage, NAME, utf8(content));
  return storage;
}

describe("a key or config file", () => {
  it("is written without a backup where there was none", async () => {
    expect(await pathsIn(await holding("first"))).toEqual([NAME]);
  });

  it("is kept beside the one that replaces it", async () => {
    const storage = await holding("first");
    await writeWhole(systemWorld, storage, NAME, utf8("second"));
    expect(await pathsIn(storage)).toEqual([NAME, backupOf("first")].sort());
    expect(await textOf(storage, NAME)).toBe("second");
    expect(await textOf(storage, backupOf("first"))).toBe("first");
  });

  it("is not kept twice", async () => {
    const storage = await holding("first");
    await writeWhole(systemWorld, storage, NAME, utf8("second"));
    await writeWhole(systemWorld, storage, NAME, utf8("first"));
    const { revision } = await storage.stat(backupOf("first"));
    await writeWhole(systemWorld, storage, NAME, utf8("third"));
    expect((await storage.stat(backupOf("first"))).revision).toBe(revision);
    expect(await pathsIn(storage)).toEqual([NAME, backupOf("first"), backupOf("second")].sort());
  });

  it.each(["EIO", "ENOSPC", "EACCES"] as const)(
    "is not replaced if it cannot be kept: %s",
    async (code) => {
      const storage = await holding("first");
      let opened = 0;
      const disk = failingStorage(storage, ({ name }) => {
        if (name === "open") opened += 1;
        return name === "file.sync" && opened === 1 ? code : null;
      });
      await expect(writeWhole(systemWorld, disk, NAME, utf8("second"))).rejects.toThrow();
      expect(await pathsIn(storage)).toEqual([NAME]);
      expect(await textOf(storage, NAME)).toBe("first");
    },
  );

  it("is the old or the new one after a crash at any step, and never lost", async () => {
    for (let last = 0; ; last += 1) {
      const storage = await holding("first");
      const disk = stoppingStorage(storage, last, true);
      const isDone = await writeWhole(systemWorld, disk.storage, NAME, utf8("second")).then(
        () => true,
        () => false,
      );
      const now = await textOf(storage, NAME);
      expect(["first", "second"]).toContain(now);
      if (now === "second") expect(await textOf(storage, backupOf("first"))).toBe("first");
      if (isDone) break;
    }
  });

  it("is left alone if it is too long to be kept", async () => {
    const storage = await holding("x".repeat(1_048_577));
    await expect(writeWhole(systemWorld, storage, NAME, utf8("x"))).rejects.toEqual(
      failing("config-unreadable", NAME),
    );
    expect((await storage.stat(NAME)).size).toBe(1_048_577);
  });

  it("says what the disk says", async () => {
    const storage = failingStorage(await holding("first"), ({ name }) =>
      name === "rename" ? "EROFS" : null,
    );
    await expect(writeWhole(systemWorld, storage, NAME, utf8("x"))).rejects.toEqual(
      failing("read-only"),
    );
  });
});
