/** Making a vault, interrupted, out of power, and on a disk that fails at each of its steps. */

import { describe, expect, it } from "vitest";
import { failureOf, pathError } from "../base/vault-error.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { pathsIn } from "../test-support/open-test-vault.ts";
import { diskErrors } from "../test-support/proof/disk-errors.ts";
import { countedHandles } from "../test-support/storages/counted-handles.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import {
  interceptedStorage,
  type StorageStep,
} from "../test-support/storages/intercepted-storage.ts";
import { powerLossDisk } from "../test-support/storages/power-loss-disk.ts";
import { stoppingStorage } from "../test-support/storages/stopping-storage.ts";
import { readWhole, writeWhole } from "../test-support/whole-file.ts";
import { createVault } from "./create-vault.ts";
import { openVault } from "./open-vault.ts";
import { CONFIG_FILE } from "./vault-files.ts";

const password = new TextEncoder().encode("correct horse");

function create(storage: Storage): Promise<void> {
  const scryptCost = { n: 2, r: 1 };
  return createVault(systemWorld, { storage, hostPath: "/vault", password, scryptCost });
}

/** How opening what is there ends. */
async function openingOf(storage: Storage): Promise<string> {
  try {
    const vault = await openVault(systemWorld, { storage, hostPath: "/vault", password });
    await vault.list("/");
    await vault.lock();
    return "open";
  } catch (error) {
    return failureOf(error).kind;
  }
}

/** A vault, or nothing that anybody would take for one. */
async function expectVaultOrNone(storage: Storage, note: string): Promise<void> {
  const hasConfig = (await storage.find(CONFIG_FILE)) !== null;
  const outcome = await openingOf(storage);
  if (hasConfig) expect(outcome, note).toBe("open");
  else expect(["not-a-vault", "vault-files-missing", "config-missing"], note).toContain(outcome);
}

async function stepsOf(): Promise<readonly StorageStep[]> {
  const steps: StorageStep[] = [];
  const storage = failingStorage(memoryStorage(), (step) => {
    steps.push(step);
    return null;
  });
  await create(storage);
  return steps;
}

describe("making a vault", () => {
  it("interrupted after any step leaves a vault or none", async () => {
    const { changes, storage } = stoppingStorage(memoryStorage());
    await create(storage);
    for (const [last, { half }] of changes.entries()) {
      for (const isTorn of half ? [false, true] : [false]) {
        const disk = memoryStorage();
        await create(stoppingStorage(disk, last, isTorn).storage).catch(() => undefined);
        await expectVaultOrNone(disk, `after change ${last}`);
      }
    }
  });

  it("out of power after any step leaves a vault or none, whatever the disk kept", async () => {
    const { changes, storage } = stoppingStorage(memoryStorage());
    await create(storage);
    for (let last = 0; last <= changes.length; last += 1) {
      for (let keep = 0; keep < 40; keep += 1) {
        const disk = powerLossDisk();
        await create(stoppingStorage(disk.storage, last).storage).catch(() => undefined);
        let asked = 0;
        const found = await disk.cut(() => {
          asked += 1;
          return ((keep * 7919) >> (asked % 12)) % 2 === 1;
        });
        await expectVaultOrNone(found, `after change ${last}, keeping ${keep}`);
        if (last === changes.length) expect(await openingOf(found)).toBe("open");
      }
    }
  });

  it("on a disk that fails at any step leaves nothing behind, and can be tried again", async () => {
    for (const [at, step] of (await stepsOf()).entries()) {
      for (const { code, told } of diskErrors.filter(({ canHit }) => canHit(step))) {
        const inner = memoryStorage();
        let count = 0;
        const disk = failingStorage(inner, () => {
          count += 1;
          return count === at + 1 ? code : null;
        });
        const handles = countedHandles(disk);
        const note = `${code} at ${at}: ${step.name} ${step.path}`;
        const outcome: unknown = await create(handles.storage).then(
          () => null,
          (error: unknown) => error,
        );
        expect(handles.open(), note).toEqual([]);
        if (outcome === null) {
          expect(await openingOf(inner), note).toBe("open");
          continue;
        }
        expect(told, note).toContain(failureOf(outcome).kind);
        expect(await pathsIn(inner), note).toEqual([]);
        await create(inner);
        expect(await openingOf(inner), note).toBe("open");
      }
    }
  });

  describe("in a folder that fills meanwhile", () => {
    /** Creates; `meddle` runs right before the step that is wanted, once. @returns how it ended, and what is there */
    async function meanwhile(
      isNow: (step: StorageStep) => boolean,
      meddle: (disk: Storage) => Promise<void>,
      fails: (step: StorageStep) => boolean = () => false,
    ) {
      const disk = memoryStorage();
      let isDone = false;
      const storage = interceptedStorage(disk, async (step, run) => {
        if (!isDone && isNow(step)) {
          isDone = true;
          await meddle(disk);
        }
        if (isDone && fails(step)) throw pathError("no-space", step.path);
        return run();
      });
      const outcome: unknown = await create(storage).then(
        () => null,
        (error: unknown) => error,
      );
      return { disk, outcome };
    }

    const isKey = ({ name, path }: StorageStep): boolean =>
      name === "rename" && path.startsWith("~lk");

    it("removes nothing but its own when it fails", async () => {
      const { disk, outcome } = await meanwhile(
        isKey,
        async (folder) => {
          await writeWhole(folder, "thesis.doc", new Uint8Array(3));
          await folder.makeDirectory("d/AB");
          await writeWhole(folder, "d/AB/theirs", new Uint8Array(3));
        },
        isKey,
      );
      expect(outcome).toEqual(failing("no-space"));
      expect(await pathsIn(disk)).toEqual(["d", "d/AB", "d/AB/theirs", "thesis.doc"]);
    });

    it("leaves alone the vault that somebody else makes there at the same time", async () => {
      const { disk, outcome } = await meanwhile(
        ({ name, path }) => name === "makeDirectory" && path === "d",
        create,
      );
      expect(outcome).toEqual(failing("vault-exists", "/vault"));
      expect(await openingOf(disk)).toBe("open");
    });

    it.each([
      ["masterkey.cryptomator", "local-exists"],
      [CONFIG_FILE, "vault-exists"],
    ] as const)("neither replaces nor removes %s that comes", async (name, kind) => {
      const theirs = new Uint8Array([1, 2, 3]);
      const { disk, outcome } = await meanwhile(
        // The first file that is made: the backup of the root's id, before either is written.
        (step) => step.name === "open" && step.path.includes("dirid"),
        (folder) => writeWhole(folder, name, theirs),
      );
      expect(outcome).toEqual(failing(kind));
      expect(await pathsIn(disk)).toEqual([name]);
      expect(await readWhole(disk, name)).toEqual(theirs);
    });
  });
});
