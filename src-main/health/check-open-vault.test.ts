/** A check of a vault that its user goes on working in. */

import { describe, expect, it } from "vitest";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { checked, HealthVault } from "../test-support/health-vault.ts";
import { newTestVault, writeFile } from "../test-support/open-test-vault.ts";
import { healthOfOpenVault } from "./health-access.ts";

describe("a vault that is open", () => {
  it("can be checked, and is not written to", async () => {
    const storage = memoryStorage();
    const { open } = await newTestVault({ storage });
    const vault = await open();
    await vault.makeDirectory("/dir");
    await writeFile(vault, "/dir/file", "content");
    const draft = await vault.draftFile("/dir/being written");
    await draft.write(new Uint8Array(10));
    const before = await HealthVault.on(storage).disk();
    const { findings, summary } = await checked(healthOfOpenVault(vault), { isDeep: true });
    expect(findings).toEqual([]);
    expect(summary.bytesAuthenticated).toBe("content".length);
    expect(await HealthVault.on(storage).disk()).toEqual(before);
    await draft.abort();
    await vault.lock();
    await expect(checked(healthOfOpenVault(vault))).rejects.toEqual(failing("locked"));
  });

  it("gives no finding for directories that come and go while it is read", async () => {
    const storage = memoryStorage();
    const { open } = await newTestVault({ storage });
    const vault = await open();
    for (const path of ["/a", "/b", "/c", "/d", "/a/inner"]) await vault.makeDirectory(path);
    let moves = 0;
    const access = healthOfOpenVault(vault);
    const busy: Storage = {
      ...storage,
      list: async (path) => {
        const entries = await storage.list(path);
        if (moves < 3 && path.split("/").length === 3) {
          moves += 1;
          await vault.move(
            moves % 2 === 1 ? "/a/inner" : "/b/inner",
            moves % 2 === 1 ? "/b/inner" : "/a/inner",
          );
        }
        return entries;
      },
    };
    const { findings } = await checked({
      ...access,
      storage: busy,
      get key() {
        return access.key;
      },
      get content() {
        return access.content;
      },
    });
    expect(findings).toEqual([]);
    await vault.lock();
  });

  it("does not call a file damaged that was replaced while it was read", async () => {
    const storage = memoryStorage();
    const { open } = await newTestVault({ storage });
    const vault = await open();
    await writeFile(vault, "/file", new Uint8Array(100_000));
    let isFirst = true;
    const access = healthOfOpenVault(vault);
    const busy: Storage = {
      ...storage,
      open: async (path, mode) => {
        const file = await storage.open(path, mode);
        return {
          ...file,
          read: async (target, position) => {
            const length = await file.read(target, position);
            if (isFirst && position > 0 && path.endsWith(".c9r")) {
              isFirst = false;
              target.fill(1);
              await writeFile(vault, "/file", new Uint8Array(50_000));
            }
            return length;
          },
        };
      },
    };
    const { findings } = await checked(
      {
        ...access,
        storage: busy,
        get key() {
          return access.key;
        },
        get content() {
          return access.content;
        },
      },
      { isDeep: true },
    );
    expect(isFirst).toBe(false);
    expect(findings).toEqual([]);
    await vault.lock();
  });
});
