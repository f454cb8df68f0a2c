import { expect, it } from "vitest";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { collect } from "../test-support/collect.ts";
import { lookInto, oldVault, upgrade } from "../test-support/old-vault.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import type { Snapshot } from "../test-support/proof/snapshot.ts";
import { randomFrom } from "../test-support/random-from.ts";
import { copyStorage } from "../test-support/storages/copied-storage.ts";
import { powerLossDisk } from "../test-support/storages/power-loss-disk.ts";
import { stoppingStorage } from "../test-support/storages/stopping-storage.ts";

/** Another one each time; a failure names it. */
const seed = Math.floor(Math.random() * 2 ** 31);
const random = randomFrom(seed);

/** Everything that is not flushed is lost, kept, or kept by chance. */
const fates = [() => false, () => true, () => random() < 0.5, () => random() < 0.2];

/** Flushes everything: what was there before the upgrade began. */
async function flush(storage: Storage): Promise<void> {
  for (const path of ["", ...(await pathsIn(storage))]) {
    if (path !== "" && (await storage.stat(path)).kind === "file") {
      const file = await storage.open(path, "edit");
      await file.sync();
      await file.close();
    } else await storage.syncDirectory(path);
  }
}

it("an upgrade during which the power fails, at any step, goes on from there", {
  timeout: 120_000,
}, async () => {
  const old = await oldVault(5);
  const whole = await oldVault(5);
  const counter = stoppingStorage(whole);
  await collect(upgrade(counter.storage));
  expect(counter.changes.length).toBeGreaterThan(50);

  const before = await lookAfterUpgrade(old);
  for (let last = 0; last <= counter.changes.length; last += 1) {
    for (const [fate, isKept] of fates.entries()) {
      const disk = powerLossDisk();
      await copyStorage(old, disk.storage);
      await flush(disk.storage);
      await collect(upgrade(stoppingStorage(disk.storage, last).storage)).catch(() => undefined);
      const found = await disk.cut(isKept);
      const after = await lookAfterUpgrade(found);
      expect(after, `after change ${last}, fate ${fate}, seed ${seed}`).toEqual(before);
    }
  }
});

/** What a vault holds once its upgrade has come to an end; the vault itself stays as it is. */
async function lookAfterUpgrade(storage: Storage): Promise<Snapshot> {
  const copy = memoryStorage();
  await copyStorage(storage, copy);
  await collect(upgrade(copy));
  return lookInto(copy);
}
