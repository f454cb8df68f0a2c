/** What interrupted writers left behind: what is removed, and what must not be. */

import { afterEach, describe, expect, it, vi } from "vitest";
import { utf8 } from "../../crypto/encoding.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { memoryStorage } from "../../storage/memory-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { nodePathOf, rootPath } from "../../test-support/ciphertext-nodes.ts";
import {
  namesIn,
  newTestVault,
  pathsIn,
  readText,
  writeFile,
} from "../../test-support/open-test-vault.ts";
import { writeWhole } from "../../test-support/whole-file.ts";
import type { Vault } from "../vault.ts";
import type { Writers } from "./writers.ts";

const DAY = 24 * 3_600_000;
const GONE = "0goners0";
const ALIVE = "0alivea0";

/** Knows of one session that is over. */
function writersOf(entered: string[] = []): Writers {
  return {
    enter: async (session) => {
      entered.push(session);
      return async () => {
        entered.splice(entered.indexOf(session), 1);
      };
    },
    isGone: async (session) => session === GONE,
    isOpen: async () => false,
    isInRepair: async () => false,
  };
}

const vaults: Vault[] = [];
afterEach(async () => {
  for (const vault of vaults.splice(0)) await vault.lock();
});

async function opened(options: { readOnly?: boolean } = {}) {
  let now = 1_700_000_000_000;
  const clock = (): number => now;
  const storage = memoryStorage(clock);
  const test = await newTestVault({ storage }, { random: systemWorld.random, now: clock });
  const entered: string[] = [];
  const vault = await test.open({ writers: writersOf(entered), ...options });
  vaults.push(vault);
  return {
    ...test,
    vault,
    entered,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const draftOf = (session: string, number = 1): string => `~lk${session}-${number}.tmp`;

async function draftsIn(storage: Storage): Promise<readonly string[]> {
  return (await pathsIn(storage)).filter((path) => path.includes("~lk"));
}

/** Lets the background have its turn, then tells which drafts are left. */
async function afterListing(vault: Vault, storage: Storage): Promise<readonly string[]> {
  await vault.list("/");
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return draftsIn(storage);
}

describe("a leftover", () => {
  it("of a writer that is gone is removed: file, folder, and beside the key files", async () => {
    const { vault, storage } = await opened();
    await writeWhole(storage, rootPath(vault, draftOf(GONE)), utf8("half a file"));
    const folder = rootPath(vault, draftOf(GONE, 2));
    await storage.makeDirectory(folder);
    await writeWhole(storage, `${folder}/name.c9s`, utf8("x"));
    await writeWhole(storage, draftOf(GONE, 3), utf8("half a key file"));
    expect(await draftsIn(storage)).toHaveLength(4);
    expect(await afterListing(vault, storage)).toEqual([]);
  });

  it("of a writer that is alive, or of whom nothing is known, stays", async () => {
    const { vault, storage, pass } = await opened();
    const draft = rootPath(vault, draftOf(ALIVE));
    await writeWhole(storage, draft, utf8("being written"));
    expect(await afterListing(vault, storage)).toEqual([draft]);
    pass(29 * DAY);
    expect(await afterListing(vault, storage)).toEqual([draft]);
  });

  it("of whom nothing is known goes after thirty days by the clock of the disk", async () => {
    const { vault, storage, pass } = await opened();
    await writeWhole(storage, rootPath(vault, draftOf(ALIVE)), utf8("given up"));
    pass(31 * DAY);
    expect(await afterListing(vault, storage)).toEqual([]);
  });

  it("is not old because our clock says so, nor because its time was set", async () => {
    const disk = memoryStorage(() => 1_700_000_000_000);
    let now = 1_700_000_000_000;
    const world = { random: systemWorld.random, now: () => now };
    const test = await newTestVault({ storage: disk }, world);
    const vault = await test.open({ writers: writersOf() });
    vaults.push(vault);
    const draft = rootPath(vault, draftOf(ALIVE));
    await writeWhole(disk, draft, utf8("an old file, being written"));
    await disk.setModified(draft, 0);
    now += 365 * DAY;
    expect(await afterListing(vault, disk)).toEqual([draft]);
  });

  it("is not old on a disk that does not know when it was made", async () => {
    const inner = memoryStorage(() => 1_700_000_000_000);
    const storage: Storage = {
      ...inner,
      find: async (path) => {
        const stat = await inner.find(path);
        return stat && { ...stat, createdMs: 0 };
      },
    };
    const test = await newTestVault({ storage });
    const vault = await test.open();
    vaults.push(vault);
    const draft = rootPath(vault, draftOf(ALIVE));
    await writeWhole(storage, draft, utf8("x"));
    expect(await afterListing(vault, storage)).toEqual([draft]);
  });

  it("stays in a read-only vault", async () => {
    const { vault, storage } = await opened({ readOnly: true });
    const draft = rootPath(vault, draftOf(GONE));
    await writeWhole(storage, draft, utf8("x"));
    expect(await afterListing(vault, storage)).toEqual([draft]);
  });

  it("of our own stays while it is written", async () => {
    const { vault, storage } = await opened();
    const draft = await vault.draftFile("/file");
    await draft.write(utf8("content"));
    expect(await afterListing(vault, storage)).toHaveLength(1);
    await draft.commit();
    expect(await readText(vault, "/file")).toBe("content");
  });

  it("is only what has the name of one", async () => {
    const { vault, storage } = await opened();
    const foreign = [
      "~lkreport.tmp",
      "~$report.docx",
      "~lk0goners0-1.tmp.part",
      "lk0goners0-1.tmp",
    ];
    for (const name of foreign) await writeWhole(storage, rootPath(vault, name), utf8("x"));
    await afterListing(vault, storage);
    for (const name of foreign) expect(await storage.find(rootPath(vault, name))).not.toBeNull();
  });

  it("that cannot be removed fails nothing", async () => {
    const { open, storage } = await opened();
    const disk: Storage = {
      ...storage,
      removeFile: () => Promise.reject(new Error("of the disk")),
    };
    const vault = await open({ storage: disk, writers: writersOf() });
    vaults.push(vault);
    const draft = rootPath(vault, draftOf(GONE));
    await writeWhole(storage, draft, utf8("x"));
    expect(await afterListing(vault, storage)).toEqual([draft]);
    expect(await namesIn(vault, "/")).toEqual([]);
  });
});

describe("a hidden directory node", () => {
  it("that is the only pointer to content stays, for the check to put back", async () => {
    const { vault, storage } = await opened();
    await vault.makeDirectory("/dir");
    await writeFile(vault, "/dir/file", "only copy");
    const hidden = rootPath(vault, draftOf(GONE));
    await storage.rename(await nodePathOf(vault, "/dir"), hidden);
    expect(await afterListing(vault, storage)).toEqual([hidden, `${hidden}/dir.c9r`]);
  });

  it("of a directory whose content was removed goes", async () => {
    const { vault, storage } = await opened();
    const hidden = rootPath(vault, draftOf(GONE));
    await storage.makeDirectory(hidden);
    await writeWhole(storage, `${hidden}/dir.c9r`, utf8("918acfbd-a467-3f77-93f1-f4a44f9cfe9c"));
    expect(await afterListing(vault, storage)).toEqual([]);
  });
});

describe("a session", () => {
  it("is entered by a writable vault, and left at its lock", async () => {
    const { vault, entered } = await opened();
    expect(entered).toHaveLength(1);
    await vault.lock();
    expect(entered).toEqual([]);
  });

  it("is not entered by a read-only vault", async () => {
    expect((await opened({ readOnly: true })).entered).toEqual([]);
  });

  it("stays entered while something hangs that may leave a draft", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    try {
      const { open, storage, entered } = await opened();
      await vaults.pop()?.lock();
      const hanging: Storage = { ...storage, rename: () => new Promise(() => undefined) };
      const vault = await open({ storage: hanging, writers: writersOf(entered) });
      const draft = await vault.draftFile("/file");
      void draft.commit().catch(() => undefined);
      const locking = vault.lock();
      await vi.advanceTimersByTimeAsync(10_000);
      await locking;
      expect(entered).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
