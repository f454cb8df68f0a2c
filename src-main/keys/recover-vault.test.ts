import { describe, expect, it } from "vitest";
import { systemWorld } from "../crypto/system-world.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { failing } from "../test-support/failing.ts";
import { type LosableVault, losableVault, overwrite, placeIn } from "../test-support/lost-files.ts";
import { namesIn, pathsIn } from "../test-support/open-test-vault.ts";
import { diskErrors } from "../test-support/proof/disk-errors.ts";
import { failingStorage } from "../test-support/storages/failing-storage.ts";
import {
  interceptedStorage,
  type StorageStep,
} from "../test-support/storages/intercepted-storage.ts";
import { powerLossDisk } from "../test-support/storages/power-loss-disk.ts";
import { stoppingStorage } from "../test-support/storages/stopping-storage.ts";
import { recoverVault } from "./recover-vault.ts";

const password = new TextEncoder().encode("new password");
const cost = { n: 2, r: 1 };
const hostPath = "/vault";

describe("recovering a vault by its recovery key", () => {
  it("gives it a new password, and keeps the old key file beside", async () => {
    const { storage, words, place, open } = await losableVault();
    await recoverVault(systemWorld, {
      storage,
      hostPath,
      words,
      newKeyFile: { place, password, cost },
    });
    const vault = await open({ password });
    expect(await namesIn(vault, "/")).toEqual(["folder/", "hello.txt"]);
    await vault.lock();
    await expect(open()).rejects.toEqual(failing("wrong-password"));
    const copies = (await pathsIn(storage)).filter((path) => /^masterkey.*bkup$/.test(path));
    expect(copies).toHaveLength(1);
    const [copy = ""] = copies;
    const bytes = await storage.read(copy, 10_000);
    await (await open({ masterkeyFile: { bytes, hostPath: copy } })).lock();
  });

  it("puts the key file elsewhere, and nothing into the vault folder", async () => {
    const { storage, words, open } = await losableVault();
    await storage.removeFile("masterkey.cryptomator");
    const before = await pathsIn(storage);
    const place = placeIn(memoryStorage(), "my.key");
    const newKeyFile = { place, password, cost };
    await recoverVault(systemWorld, { storage, hostPath, words, newKeyFile });
    expect(await pathsIn(storage)).toEqual(before);
    const bytes = await place.storage.read("my.key", 10_000);
    await (await open({ password, masterkeyFile: { bytes, hostPath: "my.key" } })).lock();
  });

  it("is refused with the key of another vault, and changes nothing", async () => {
    const { storage, place } = await losableVault();
    const { words } = await losableVault();
    const before = await pathsIn(storage);
    await expect(
      recoverVault(systemWorld, {
        storage,
        hostPath,
        words,
        newKeyFile: { place, password, cost },
      }),
    ).rejects.toMatchObject({ failure: { kind: "wrong-recovery-key", reason: "another-vault" } });
    expect(await pathsIn(storage)).toEqual(before);
  });

  it.each([
    ["a file of the user", new TextEncoder().encode("#!/bin/sh")],
    ["the key file of another vault", null],
  ])("never replaces %s, where a link may have led it", async (_, content) => {
    const { storage, words } = await losableVault();
    const other = await losableVault();
    const bytes = content ?? (await other.storage.read("masterkey.cryptomator", 10_000));
    const home = memoryStorage();
    await overwrite(home, ".profile", bytes);
    const place = { storage: home, name: ".profile", hostPath: "/home/anna/.profile" };
    const newKeyFile = { place, password, cost };
    await expect(
      recoverVault(systemWorld, { storage, hostPath, words, newKeyFile }),
    ).rejects.toEqual(failing("local-exists", "/home/anna/.profile"));
    expect(await pathsIn(home)).toEqual([".profile"]);
    expect(Buffer.compare(await home.read(".profile", 10_000), bytes)).toBe(0);
  });

  it("opens a vault once without any key file", async () => {
    const { storage, words, open } = await losableVault();
    await storage.removeFile("masterkey.cryptomator");
    const vault = await open({ words, password: new Uint8Array() });
    expect(await namesIn(vault, "/")).toEqual(["folder/", "hello.txt"]);
    await vault.lock();
    const other = await losableVault();
    await expect(open({ words: other.words })).rejects.toMatchObject({
      failure: { kind: "wrong-recovery-key", reason: "another-vault" },
    });
  });
});

describe("writing a key file on a stick that fails", () => {
  async function stepsOf(): Promise<readonly StorageStep[]> {
    const steps: StorageStep[] = [];
    const vault = await losableVault();
    const stick = interceptedStorage(memoryStorage(), (step, run) => {
      steps.push(step);
      return run();
    });
    await recover(vault, stick);
    return steps;
  }

  function recover(vault: LosableVault, stick: Storage): Promise<void> {
    const { storage, words } = vault;
    const newKeyFile = { place: placeIn(stick), password, cost };
    return recoverVault(systemWorld, { storage, hostPath, words, newKeyFile });
  }

  it("at any step leaves the old key file or the new one, never none or half of one", async () => {
    const vault = await losableVault();
    const steps = await stepsOf();
    expect(steps.length).toBeGreaterThan(5);
    for (const { code, canHit } of diskErrors) {
      for (const [index, step] of steps.entries()) {
        if (!canHit(step)) continue;
        const inner = memoryStorage();
        await recover(vault, inner);
        const first = await inner.read("masterkey.cryptomator", 10_000);
        let done = 0;
        const stick = failingStorage(inner, () => (done++ === index ? code : null));
        const outcome = await recover(vault, stick).catch((error: unknown) => error);
        const bytes = await inner.read("masterkey.cryptomator", 10_000);
        const masterkeyFile = { bytes, hostPath: "stick" };
        await (await vault.open({ password, masterkeyFile })).lock();
        const isOld = Buffer.compare(first, bytes) === 0;
        if (outcome === undefined) expect(isOld, `${code} at ${step.name}`).toBe(false);
      }
    }
  });

  it("out of power after any step, leaves a key file that opens the vault, whatever the disk kept", async () => {
    const vault = await losableVault();
    const { changes, storage } = stoppingStorage(memoryStorage());
    await recover(vault, storage);
    await recover(vault, storage);
    for (let last = Math.floor(changes.length / 3); last <= changes.length; last += 1) {
      for (let keep = 0; keep < 8; keep += 1) {
        const disk = powerLossDisk();
        await recover(vault, disk.storage);
        await recover(vault, stoppingStorage(disk.storage, last).storage).catch(() => undefined);
        let asked = 0;
        const found = await disk.cut(() => {
          asked += 1;
          return ((keep * 7919) >> (asked % 12)) % 2 === 1;
        });
        const bytes = await found.read("masterkey.cryptomator", 10_000);
        const masterkeyFile = { bytes, hostPath: "stick" };
        await (await vault.open({ password, masterkeyFile })).lock();
      }
    }
  });
});
