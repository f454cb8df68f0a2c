/** Ids of directories that are there and cannot be read: nothing is an orphan for sure as long as one is. */

import { expect, it } from "vitest";
import { pathError } from "../base/vault-error.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { HealthVault } from "../test-support/health-vault.ts";
import { removeDraftFolder } from "../vault/node-directory.ts";

/** What the check says of orphans. */
async function orphansOf(vault: HealthVault): Promise<readonly boolean[]> {
  const findings = await vault.check();
  return findings.filter(({ id }) => id === "OrphanContentDir").map(({ fixable }) => fixable);
}

/** A repair changes nothing. @param disk - the vault as its disk has it, whatever it refuses */
async function expectLeftAlone(vault: HealthVault, disk = vault): Promise<void> {
  expect(await orphansOf(vault)).toContain(false);
  expect(await orphansOf(vault)).not.toContain(true);
  const before = await disk.disk();
  await vault.repair();
  expect(await disk.disk()).toEqual(before);
}

it("in the cloud only: the directory comes back as it was", async () => {
  const vault = await HealthVault.make();
  const node = await vault.node("/dir");
  await vault.storage.rename(`${node}/dir.c9r`, `${node}/.dir.c9r.icloud`);
  await expectLeftAlone(vault);
  await vault.storage.rename(`${node}/.dir.c9r.icloud`, `${node}/dir.c9r`);
  expect((await vault.check()).map(({ id }) => id)).toEqual([]);
});

it("refused by the disk: the directory comes back as it was", async () => {
  const inner = memoryStorage();
  let refused = "";
  const storage: Storage = {
    ...inner,
    read: (path, maxBytes) =>
      path === refused
        ? Promise.reject(pathError("permission-denied", path))
        : inner.read(path, maxBytes),
  };
  const vault = await HealthVault.make({ storage });
  refused = `${await vault.node("/dir")}/dir.c9r`;
  await expectLeftAlone(vault, HealthVault.on(inner));
  refused = "";
  expect((await vault.check()).map(({ id }) => id)).toEqual([]);
});

it("whose node is lost and whose backup is in the cloud only: its names are not given up", async () => {
  const vault = await HealthVault.make();
  const content = await vault.content("/dir");
  await removeDraftFolder(vault.storage, await vault.node("/dir"));
  await vault.storage.rename(`${content}/dirid.c9r`, `${content}/.dirid.c9r.icloud`);
  await expectLeftAlone(vault);
  await vault.storage.rename(`${content}/.dirid.c9r.icloud`, `${content}/dirid.c9r`);
  expect(await orphansOf(vault)).toEqual([true]);
  await vault.repair();
  expect(await orphansOf(vault)).toEqual([]);
});
