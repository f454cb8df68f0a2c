/** On a folder that is taken for a stick, so that it runs where nothing can be mounted. */

import { mkdir, mkdtemp, realpath, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Channel, Input, Output } from "../../../src-shared/contract/contract.ts";
import { VaultList } from "../../../src-shared/model/vault-list.ts";
import type { SomeVaultOptions } from "../../../src-shared/model/vault-options.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { patient } from "../../test-support/patient.ts";
import { type TableOfDrives, tableOfDrives } from "../../test-support/table-of-drives.ts";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { testKeychain } from "../../test-support/test-keychain.ts";
import { createVault } from "../../vault/create-vault.ts";
import { answer } from "../answer.ts";
import { type App, compose } from "../compose.ts";
import type { Volume } from "../key-places/volume.ts";
import { thisComputerLook } from "../places/this-computer-look.ts";
import type { LockReason } from "./lock-source.ts";

const password = "pässwörd";

let home: string;
let app: App;
let id: VaultId;
let drives: Volume[];
let table: TableOfDrives;
let desktop: ReturnType<typeof testDesktop>;
let tell: (reason: LockReason) => void;
let isHeld: boolean;

async function ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const reply = await answer(app.handlers, channel, input, vi.fn());
  expect(reply).toMatchObject({ ok: true });
  // `answer` is generic over nothing; which value belongs to which channel is the contract's.
  return (reply as { readonly value: Output<C> }).value;
}

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), "vault-locks-")));
  const vault = join(home, "Taxes");
  await mkdir(vault);
  await createVault(systemWorld, {
    storage: nodeStorage(vault),
    hostPath: vault,
    password: new TextEncoder().encode(password),
    scryptCost: { n: 2, r: 1 },
  });
  drives = [];
  table = tableOfDrives();
  desktop = testDesktop();
  isHeld = false;
  app = await compose({
    world: systemWorld,
    platform: "linux",
    dataFolder: join(home, "data"),
    home,
    computer: thisComputerLook({ platform: "linux", home, env: {} }),
    storageAt: nodeStorage,
    pickFolder: () => Promise.resolve(vault),
    pickFiles: () => Promise.resolve([]),
    listVolumes: () => Promise.resolve(drives),
    lockSource: (told) => {
      tell = told;
      return () => undefined;
    },
    systemLanguages: () => ["en"],
    sleepHold: {
      take: () => {
        isHeld = true;
      },
      release: () => {
        isHeld = false;
      },
    },
    pickKeyFile: () => Promise.resolve(null),
    pickFileToSave: () => Promise.resolve(null),
    showInFolder: () => Promise.resolve(),
    driveWays: [table.way],
    sidebars: [],
    fetch,
    keychain: testKeychain(),
    copyText: () => Promise.resolve(),
    announce: vi.fn(),
    log: vi.fn(),
    logFolder: "/logs",
    desktop,
  });
  await app.open(vault);
  id = VaultList.parse(await ask("vaults.list", {})).vaults[0]?.id as VaultId;
});

afterEach(async () => {
  table.isBusy = false;
  await app.close();
  await rm(home, { recursive: true });
});

const stateOf = async () => (await ask("vaults.list", {})).vaults[0]?.state.kind;
const change = (options: SomeVaultOptions) => ask("vault.set-options", { id, options });
const unlock = () => ask("vault.unlock", { id, password, readOnly: false, remember: false });
const untilState = (kind: string): Promise<void> =>
  vi.waitFor(async () => {
    expect(await stateOf()).toBe(kind);
  }, patient);

/** @returns pulls it out */
async function moveKeyToStick(): Promise<() => Promise<void>> {
  const mountPoint = join(home, "stick");
  await mkdir(mountPoint);
  drives.push({ id: "uuid:1", label: "Blue", mountPoint, isRemovable: true });
  const to = (await ask("key-homes.find", {})).find(({ place }) => place === "~/stick");
  if (!to) throw new Error("the stick is not offered");
  await ask("key.bring", { id, password, to: to.id, isMove: true });
  return async () => {
    drives = [];
    await rename(mountPoint, join(home, "pulled out"));
  };
}

const told = () => desktop.asked.filter((what) => what.startsWith("notify"));

/** Longer than it takes to notice that a stick is gone. */
const twoLooks = () => new Promise((resolve) => setTimeout(resolve, 2_500));

describe("a vault whose key file is on a stick", () => {
  it("is locked when it is pulled out", async () => {
    const pull = await moveKeyToStick();
    await unlock();
    await pull();
    await untilState("locked");
    expect(told()).toEqual([]);
  });

  it("stays open if its options say so, and is locked once they no longer do", async () => {
    const pull = await moveKeyToStick();
    await change({ lockWhenKeyGone: false });
    await unlock();
    await pull();
    await twoLooks();
    expect(await stateOf()).toBe("unlocked");
    await change({ lockWhenKeyGone: null });
    await untilState("locked");
  });

  it("of a disk that is no removable one is locked only if its options say so", async () => {
    const pull = await moveKeyToStick();
    drives = drives.map((drive) => ({ ...drive, isRemovable: false }));
    await unlock();
    await pull();
    await twoLooks();
    expect(await stateOf()).toBe("unlocked");
    await change({ lockWhenKeyGone: true });
    await untilState("locked");
  });
});

describe("sleep, screen and other users", () => {
  it("lock what is to be locked then, and nothing else", async () => {
    await unlock();
    for (const reason of ["sleep", "screen-lock", "user-switch"] as const) tell(reason);
    await twoLooks();
    expect([await stateOf(), isHeld]).toEqual(["unlocked", false]);

    await change({ lockWithScreen: true });
    tell("sleep");
    await twoLooks();
    expect(await stateOf()).toBe("unlocked");
    for (const reason of ["screen-lock", "user-switch"] as const) {
      tell(reason);
      await untilState("locked");
      await unlock();
    }
  });

  it("the sleep waits for the lock", async () => {
    await change({ lockOnSleep: true });
    expect(isHeld).toBe(false);
    await unlock();
    expect(isHeld).toBe(true);
    tell("sleep");
    await untilState("locked");
    expect(isHeld).toBe(false);
  });

  it("of a vault that is in use are told of once, and tried until it is locked", async () => {
    await change({ lockOnSleep: true });
    await unlock();
    await vi.waitFor(async () => {
      const state = (await ask("vaults.list", {})).vaults[0]?.state;
      expect(state).toMatchObject({ drive: { kind: "mounted" } });
    }, patient);
    table.isBusy = true;
    tell("sleep");
    tell("sleep");
    await vi.waitFor(() => {
      expect(told()).toEqual(["notify “Taxes” is not locked yet"]);
    }, patient);
    expect([await stateOf(), isHeld]).toEqual(["unlocked", false]);
    table.isBusy = false;
    await untilState("locked");
    expect(told()).toEqual(["notify “Taxes” is not locked yet"]);
  });
});
