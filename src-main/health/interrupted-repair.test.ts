/** A repair that ends in the middle: by a crash at any step, by a power cut, by a disk that fails, by the user. */

import { describe, expect, it } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { contentDamages } from "../test-support/damages/content-damages.ts";
import type { DamageCase } from "../test-support/damages/damage-case.ts";
import { directoryDamages } from "../test-support/damages/directory-damages.ts";
import { nameDamages } from "../test-support/damages/name-damages.ts";
import { nodeDamages } from "../test-support/damages/node-damages.ts";
import { failing } from "../test-support/failing.ts";
import { HealthVault } from "../test-support/health-vault.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { copyStorage } from "../test-support/storages/copied-storage.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import { powerLossDisk } from "../test-support/storages/power-loss-disk.ts";
import { ProcessGone, stoppingStorage } from "../test-support/storages/stopping-storage.ts";
import { repairVault } from "./repair-vault.ts";
import { interruptedRuns, listRuns, removeEmptyRuns, undoRun } from "./undo-repair.ts";

const all: readonly DamageCase[] = [
  ...directoryDamages,
  ...nodeDamages,
  ...nameDamages,
  ...contentDamages,
];

/** Damages that do not get into each other's way, and whose repairs together use every kind of step. */
const together = [
  "something behind a long name",
  "a file that ends with an empty chunk",
  "a name in both normal forms",
  "conflict copies of a file",
  "a short name that was shortened",
  "one directory id in two nodes, whose content is missing",
  "the node of a directory and the backup of its id are missing",
];

async function damagedVault(storage?: Storage): Promise<HealthVault> {
  const vault = await HealthVault.make(storage ? { storage } : {});
  for (const name of together) {
    const found = all.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no damage is called “${name}”`);
    await found.damage(vault);
  }
  return vault;
}

async function copyOf(vault: HealthVault): Promise<HealthVault> {
  const copy = HealthVault.on(memoryStorage());
  await copyStorage(vault.storage, copy.storage);
  return copy;
}

/** Repairs on a disk that may give out. @returns true if it came to its end */
async function repairOn(vault: HealthVault, storage: Storage): Promise<boolean> {
  using access = await vault.access(0, storage);
  try {
    await repairVault(access, {}, { onFinding: async () => undefined });
    return true;
  } catch (error) {
    if (error instanceof ProcessGone) return false;
    throw error;
  }
}

async function undoAll({ storage }: HealthVault): Promise<void> {
  while ((await listRuns(storage)).length > 0) await undoRun(storage);
  await removeEmptyRuns(storage);
}

describe("a repair that is interrupted after any of its changes", () => {
  it("can be taken back to the byte, and can be done again", async () => {
    const damaged = await damagedVault();
    const before = await damaged.disk();
    for (let change = 0; ; change += 1) {
      for (const isTorn of [false, true]) {
        const vault = await copyOf(damaged);
        const isDone = await repairOn(
          vault,
          stoppingStorage(vault.storage, change, isTorn).storage,
        );
        if (isDone) {
          expect(change).toBeGreaterThan(60);
          return;
        }
        const undone = await copyOf(vault);
        await undoAll(undone);
        expect(await undone.disk()).toEqual(before);

        await vault.repair();
        expect(await interruptedRuns(vault.storage)).toEqual([]);
        expect(await vault.check()).toEqual([]);
      }
    }
  }, 300_000);

  it("is found by the next check, and taken back before the next repair", async () => {
    const vault = await damagedVault();
    expect(await repairOn(vault, stoppingStorage(vault.storage, 12).storage)).toBe(false);
    const [run = ""] = await interruptedRuns(vault.storage);
    const unfinished = {
      id: "UnfinishedRepair",
      severity: "warn",
      ciphertextPath: run,
      fixable: true,
    };
    expect(await vault.check({ only: ["UnfinishedRepair"] })).toEqual([unfinished]);
    expect((await vault.repair())[0]).toEqual([unfinished, true]);
    expect(await vault.check()).toEqual([]);
  });

  it("can be taken back after any change of a taking back that was interrupted too", async () => {
    const damaged = await damagedVault();
    const before = await damaged.disk();
    await damaged.repair();
    for (let change = 0; ; change += 1) {
      const vault = await copyOf(damaged);
      const { storage } = stoppingStorage(vault.storage, change);
      const isDone = await undoRun(storage).then(
        () => true,
        () => false,
      );
      await undoAll(vault);
      expect(await vault.disk()).toEqual(before);
      if (isDone) return;
    }
  }, 300_000);
});

describe("a power cut during a repair", () => {
  it("leaves a vault that can be taken back to the byte", async () => {
    for (let run = 0; run < 40; run += 1) {
      const disk = powerLossDisk();
      const vault = await damagedVault(disk.storage);
      await flushAll(disk.storage);
      const before = await vault.disk();
      await repairOn(vault, stoppingStorage(disk.storage, run * 4).storage);
      const found = HealthVault.on(await disk.cut(() => (systemWorld.random(1)[0] ?? 0) < 128));
      await undoAll(found);
      expect(await found.disk()).toEqual(before);
    }
  }, 300_000);
});

async function flushAll(storage: Storage): Promise<void> {
  for (const path of ["", ...(await pathsIn(storage))]) {
    if ((await storage.stat(path)).kind === "directory") {
      await storage.syncDirectory(path);
    } else {
      const file = await storage.open(path, "read");
      await file.sync();
      await file.close();
    }
  }
}

describe("a repair that the disk refuses", () => {
  it("is told as not done, and leaves everything else repaired", async () => {
    const vault = await damagedVault();
    const node = await vault.node("/link");
    const storage = failingStorage(vault.storage, ({ name, path }) =>
      name === "rename" && path.includes(" (2)") ? "EBUSY" : null,
    );
    expect(node).not.toBe("");
    using access = await vault.access(0, storage);
    const failed: string[] = [];
    await repairVault(
      access,
      {},
      {
        onFinding: async ({ id }, isFixed) => {
          if (!isFixed) failed.push(id);
        },
      },
    );
    expect(failed).toEqual(["SyncConflict"]);
    expect((await vault.check()).map(({ id }) => id)).toEqual(["SyncConflict"]);
    expect(await interruptedRuns(vault.storage)).toEqual([]);
  });

  it("ends where the disk is full, and can be taken back", async () => {
    const vault = await damagedVault();
    const before = await vault.disk();
    let writes = 0;
    const storage = failingStorage(vault.storage, ({ name }) => {
      writes += name === "file.write" ? 1 : 0;
      return writes > 12 && name === "file.write" ? "ENOSPC" : null;
    });
    using access = await vault.access(0, storage);
    const repair = repairVault(access, {}, { onFinding: async () => undefined });
    await expect(repair).rejects.toEqual(failing("no-space"));
    await undoAll(vault);
    expect(await vault.disk()).toEqual(before);
  });

  it("does not even begin on a read-only disk", async () => {
    const vault = await damagedVault();
    const storage = { ...vault.storage, isReadOnly: async () => true };
    using access = await vault.access(0, storage);
    const repair = repairVault(access, {}, { onFinding: async () => undefined });
    await expect(repair).rejects.toEqual(failing("read-only"));
  });
});

describe("a repair that the user stops", () => {
  it("keeps what was repaired, complete", async () => {
    const vault = await damagedVault();
    const before = await vault.disk();
    const stop = new AbortController();
    using access = await vault.access();
    let isBegun = false;
    const storage: Storage = {
      ...vault.storage,
      makeDirectory: async (path) => {
        if (path.startsWith("d/")) isBegun = true;
        if (isBegun) stop.abort();
        await vault.storage.makeDirectory(path);
      },
    };
    const repair = repairVault(
      { ...access, storage },
      { signal: stop.signal },
      { onFinding: async () => undefined },
    );
    await expect(repair).rejects.toEqual(failing("cancelled"));
    expect(await interruptedRuns(vault.storage)).toEqual([]);
    await undoAll(vault);
    expect(await vault.disk()).toEqual(before);
  });
});
