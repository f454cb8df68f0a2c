/** The whole app without a window, on a home of its own, asked as the window asks. */

import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import type { Channel, Input, Output } from "../../src-shared/contract/contract.ts";
import type { Result } from "../../src-shared/failure.ts";
import { VaultList } from "../../src-shared/model/vault-list.ts";
import type { VaultId, VaultState } from "../../src-shared/model/vault-summary.ts";
import { answer } from "../app/answer.ts";
import { type App, compose } from "../app/compose.ts";
import { noSleepHold } from "../app/locks/sleep-hold.ts";
import type { Outside } from "../app/outside.ts";
import { thisComputerLook } from "../app/places/this-computer-look.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import { createVault } from "../vault/create-vault.ts";
import { testDesktop } from "./test-desktop.ts";
import { testKeychain } from "./test-keychain.ts";

/** Of every vault that `newVault` makes. */
export const password = "pässwörd";

interface DrivesOfComputer {
  driveWays: Outside["driveWays"];
  sidebars: Outside["sidebars"];
}

const noDrives = (): DrivesOfComputer => ({ driveWays: [], sidebars: [] });

/** What the app has shown and done, and what its user answers. */
export interface Computer extends DrivesOfComputer {
  app: App;
  home: string;
  announced: VaultList[];
  copied: string[];
  shown: string[];
  picked: string | null;
  pickedFiles: readonly string[];
  saveAs: string | null;
  desktop: ReturnType<typeof testDesktop>;
}

/**
 * Starts the app before each test of a file, and ends it after.
 *
 * @param drivesAt - how the computer mounts drives and where its file manager names them
 */
export function appOnComputer(drivesAt: (home: string) => DrivesOfComputer = noDrives) {
  // Filled before each test.
  const computer = {} as Computer;
  let template: string;

  beforeAll(async () => {
    template = await mkdtemp(join(tmpdir(), "compose-vault-"));
    await createVault(systemWorld, {
      storage: nodeStorage(template),
      hostPath: template,
      password: new TextEncoder().encode(password),
      scryptCost: { n: 2, r: 1 },
    });
  });

  beforeEach(async () => {
    const home = await mkdtemp(join(tmpdir(), "compose-home-"));
    Object.assign(computer, newComputer(home), drivesAt(home));
    computer.app = await start(computer);
  });

  afterEach(async () => {
    await computer.app.close();
  });

  /** Asks as the window does: through the parser. */
  async function ask<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
    const reply = await answer(computer.app.handlers, channel, input, vi.fn());
    // `answer` is generic over nothing; which value belongs to which channel is the contract's.
    return reply as Result<Output<C>>;
  }

  return {
    computer,
    ask,
    newVault: async (name: string): Promise<string> => {
      const path = join(computer.home, name);
      await cp(template, path, { recursive: true });
      return path;
    },
    add: async (path: string): Promise<VaultId> => {
      computer.picked = path;
      const reply = await ask("vault.add-existing", { by: "folder" });
      if (!reply.ok || reply.value.kind === "cancelled") throw new Error("not added");
      return reply.value.id;
    },
    stateOf: async (id: VaultId): Promise<VaultState | undefined> => {
      const reply = await ask("vaults.list", {});
      return reply.ok ? reply.value.vaults.find((vault) => vault.id === id)?.state : undefined;
    },
    restart: async (): Promise<void> => {
      await computer.app.close();
      computer.app = await start(computer);
    },
  };
}

function newComputer(home: string): Omit<Computer, "app" | keyof DrivesOfComputer> {
  return {
    home,
    announced: [],
    copied: [],
    shown: [],
    picked: null,
    pickedFiles: [],
    saveAs: null,
    desktop: testDesktop(),
  };
}

/** Answers of the user are asked for when they are needed, so that a test can change them. */
function start(computer: Computer): Promise<App> {
  const { home, desktop } = computer;
  return compose({
    world: systemWorld,
    platform: "linux",
    dataFolder: join(home, ".config", "Latchkey"),
    home,
    computer: thisComputerLook({ platform: "linux", home, env: {} }),
    storageAt: nodeStorage,
    listVolumes: () => Promise.resolve([]),
    lockSource: () => () => undefined,
    sleepHold: noSleepHold,
    systemLanguages: () => ["en"],
    pickFolder: () => Promise.resolve(computer.picked),
    pickKeyFile: () => Promise.resolve(null),
    pickFiles: () => Promise.resolve(computer.pickedFiles),
    pickFileToSave: () => Promise.resolve(computer.saveAs),
    showInFolder: (path) => {
      computer.shown.push(path);
      return Promise.resolve();
    },
    driveWays: computer.driveWays,
    sidebars: computer.sidebars,
    fetch,
    keychain: testKeychain(),
    copyText: (text) => {
      computer.copied.push(text);
      return Promise.resolve();
    },
    announce: (name, said) => {
      if (name === "vaults.changed") computer.announced.push(VaultList.parse(said));
    },
    log: vi.fn(),
    logFolder: "/logs",
    desktop,
  });
}
