/** The transfers of an app with one open vault, “Taxes”, and a folder “src” to copy into it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { type Transfer, TransferList } from "../../src-shared/model/transfer.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";
import { FileSession } from "../app/files/file-session.ts";
import { noSleepHold } from "../app/locks/sleep-hold.ts";
import { OpenVaults } from "../app/open-vaults.ts";
import type { Outside } from "../app/outside.ts";
import { thisComputerLook } from "../app/places/this-computer-look.ts";
import { loadSettings } from "../app/settings/settings.ts";
import { settingsFile } from "../app/settings/settings-file.ts";
import { transferHandlers } from "../app/transfers/handlers.ts";
import { type Transfers, transfersOf } from "../app/transfers/transfers.ts";
import { loadVaultList, type VaultListBook } from "../app/vault-list.ts";
import { vaultListFile } from "../app/vault-list-file.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Vault } from "../vault/vault.ts";
import { startShare } from "../webdav/server.ts";
import { newTestVault, type TestVault } from "./open-test-vault.ts";
import { patient } from "./patient.ts";
import { testDesktop } from "./test-desktop.ts";
import { testKeychain } from "./test-keychain.ts";

export interface AtWork {
  scratch: string;
  list: VaultListBook;
  id: VaultId;
  open: OpenVaults;
  /** Another one after each unlock. */
  vault: Vault;
  desktop: ReturnType<typeof testDesktop>;
  transfers: Transfers;
  handlers: ReturnType<typeof transferHandlers>;
  /** Where the user saves a report. */
  report: string | null;
  /** How often the window was told of the transfers. */
  told: number;
}

/** Starts before each test of a file, and ends after it. */
export function transfersAtWork() {
  // Filled before each test.
  const test = {} as AtWork;
  let testVault: TestVault;
  const at = (...names: readonly string[]): string => join(test.scratch, ...names);

  async function unlock(): Promise<void> {
    await test.open.unlock(test.id, async () => {
      test.vault = await testVault.open();
      const share = await startShare(test.vault, { name: "Taxes", random: systemWorld.random });
      return { vault: test.vault, share, files: new FileSession(test.vault, systemWorld) };
    });
  }

  const first = (): Transfer => {
    const [transfer] = test.transfers.book.list.transfers;
    if (transfer === undefined) throw new Error("there is no transfer");
    return transfer;
  };

  beforeEach(async () => {
    test.scratch = mkdtempSync(join(tmpdir(), "transfers-"));
    mkdirSync(at("vault"));
    testVault = await newTestVault({ storage: nodeStorage(at("vault")) });
    test.list = await loadVaultList(vaultListFile(at("data"), Date.now));
    ({ id: test.id } = await test.list.add(at("vault"), "Taxes"));
    test.report = null;
    test.told = 0;
    await startApp(test);
    await unlock();
    mkdirSync(at("src", "sub"), { recursive: true });
    writeFileSync(at("src", "a.txt"), "new");
    writeFileSync(at("src", "sub", "big"), Buffer.alloc(3_000_000, "big "));
  });
  afterEach(async () => {
    await test.open.close();
    rmSync(test.scratch, { recursive: true });
  });

  return {
    test,
    at,
    unlock,
    first,
    /** As after a restart: everything that was in memory is new. */
    startApp: () => startApp(test),
    /** Waits until the first one is in a state. */
    until: async (kind: Transfer["state"]["kind"]): Promise<Transfer> => {
      await vi.waitFor(
        () => {
          expect(first().state.kind).toBe(kind);
        },
        { ...patient, interval: 5 },
      );
      return first();
    },
    importing: async (by: "files" | "folder" = "folder", folder = "/"): Promise<void> => {
      test.desktop.sources = [at("src")];
      await test.handlers["transfer.import"]({ id: test.id, folder, by });
    },
  };
}

async function startApp(test: AtWork): Promise<void> {
  let follow = (): void => undefined;
  test.open = new OpenVaults(Date.now, () => {
    follow();
  });
  test.desktop = testDesktop();
  const outside = outsideOf(test);
  const { open, list } = test;
  const settings = await loadSettings(settingsFile(outside.dataFolder, Date.now));
  test.transfers = await transfersOf(outside, { open, list }, settings);
  follow = test.transfers.follow;
  test.handlers = transferHandlers(outside, { open, list }, test.transfers);
}

function outsideOf(test: AtWork): Outside {
  const { scratch, desktop } = test;
  return {
    world: systemWorld,
    platform: "linux",
    dataFolder: join(scratch, "data"),
    home: scratch,
    computer: thisComputerLook({ platform: "linux", home: scratch, env: {} }),
    storageAt: nodeStorage,
    pickFolder: () => Promise.resolve(null),
    pickFiles: () => Promise.resolve([]),
    pickKeyFile: () => Promise.resolve(null),
    listVolumes: () => Promise.resolve([]),
    lockSource: () => () => undefined,
    sleepHold: noSleepHold,
    systemLanguages: () => ["en"],
    pickFileToSave: () => Promise.resolve(test.report),
    showInFolder: () => Promise.resolve(),
    driveWays: [],
    sidebars: [],
    fetch,
    keychain: testKeychain(),
    copyText: () => Promise.resolve(),
    announce: (name, said) => {
      if (name !== "transfers.changed") return;
      TransferList.parse(said);
      test.told += 1;
    },
    log: vi.fn(),
    logFolder: "/logs",
    desktop,
  };
}
