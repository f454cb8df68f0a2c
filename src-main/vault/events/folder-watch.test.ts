/** A vault folder that goes away and comes back, while the vault is open. */

import { mkdir, mkdtemp, rename, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { VaultEvent } from "../../../src-shared/model/vault-event.ts";
import { memoryStorage } from "../../storage/memory-storage.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { failing } from "../../test-support/failing.ts";
import { newTestVault, readText, writeFile } from "../../test-support/open-test-vault.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function openOn(storage: Storage) {
  const events: VaultEvent[] = [];
  const test = await newTestVault({ storage });
  const vault = await test.open({ onEvent: (event) => events.push(event) });
  await writeFile(vault, "/file", "content");
  return { vault, events };
}

async function folderOnDisk(): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), "gone-"));
  onTestFinished(() => rm(scratch, { recursive: true }));
  const folder = join(scratch, "vault");
  await mkdir(folder);
  return folder;
}

it("is not reachable while it is away, and as it was when it is back", async () => {
  const folder = await folderOnDisk();
  const { vault, events } = await openOn(nodeStorage(folder));
  await rename(folder, `${folder}.away`);
  for (let time = 0; time < 3; time += 1) {
    await expect(vault.list("/")).rejects.toEqual(failing("not-reachable"));
    await expect(vault.stat("/file")).rejects.toEqual(failing("not-reachable"));
    await expect(vault.find("/none")).rejects.toEqual(failing("not-reachable"));
    await expect(vault.openFile("/none")).rejects.toEqual(failing("not-reachable"));
    await expect(vault.draftFile("/new")).rejects.toEqual(failing("not-reachable"));
  }
  expect(events).toEqual([{ kind: "folder-gone" }]);

  await rename(`${folder}.away`, folder);
  expect(await readText(vault, "/file")).toBe("content");
  expect(events).toEqual([{ kind: "folder-gone" }, { kind: "folder-back" }]);
});

it("is away, not empty, when only its mount point is left", async () => {
  const folder = await folderOnDisk();
  const { vault, events } = await openOn(nodeStorage(folder));
  await rename(folder, `${folder}.away`);
  await mkdir(folder);
  await expect(vault.stat("/file")).rejects.toEqual(failing("not-reachable", "/vault"));
  await expect(vault.find("/file")).rejects.toEqual(failing("not-reachable", "/vault"));
  await expect(vault.list("/")).rejects.toEqual(failing("not-reachable", "/vault"));
  await expect(vault.stat("/")).rejects.toEqual(failing("not-reachable", "/vault"));
  expect(events).toEqual([{ kind: "folder-gone" }]);
  await rmdir(folder);
  await rename(`${folder}.away`, folder);
  expect(await readText(vault, "/file")).toBe("content");
});

it("is noticed to be back although nobody asks", async () => {
  const inner = memoryStorage();
  let isAway = false;
  const storage: Storage = {
    ...inner,
    find: async (path) => (isAway ? null : inner.find(path)),
  };
  const { vault, events } = await openOn(storage);
  isAway = true;
  await expect(vault.stat("/file")).rejects.toEqual(failing("not-reachable"));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(events).toEqual([{ kind: "folder-gone" }]);
  isAway = false;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(events).toEqual([{ kind: "folder-gone" }, { kind: "folder-back" }]);
});

it("is looked for no more once the vault is locked", async () => {
  const inner = memoryStorage();
  let isAway = false;
  let looks = 0;
  const { vault } = await openOn({
    ...inner,
    find: async (path) => {
      looks += 1;
      return isAway ? null : inner.find(path);
    },
  });
  isAway = true;
  await expect(vault.stat("/file")).rejects.toEqual(failing("not-reachable"));
  await vault.lock();
  looks = 0;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(looks).toBe(0);
});

it("does not hide that a single file is gone", async () => {
  const { vault, events } = await openOn(memoryStorage());
  await expect(vault.stat("/none")).rejects.toEqual(failing("not-found", "/none"));
  expect(events).toEqual([]);
});
