/** The drives of open vaults, by what the window asks and sees; the system's way to mount is a table in memory. */

import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Channel, Input, Output } from "../../../src-shared/contract/contract.ts";
import type { Result } from "../../../src-shared/failure.ts";
import type { DriveState } from "../../../src-shared/model/drive.ts";
import { VaultList } from "../../../src-shared/model/vault-list.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { patient } from "../../test-support/patient.ts";
import { type TableOfDrives, tableOfDrives } from "../../test-support/table-of-drives.ts";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { testKeychain } from "../../test-support/test-keychain.ts";
import { createVault } from "../../vault/create-vault.ts";
import type { DriveWay } from "../../volume/drive.ts";
import { userSidebars } from "../../volume/sidebar/user-sidebars.ts";
import { answer } from "../answer.ts";
import { type App, compose } from "../compose.ts";
import { noSleepHold } from "../locks/sleep-hold.ts";
import { thisComputerLook } from "../places/this-computer-look.ts";

const password = "pässwörd";

let template: string;
let home: string;
let app: App;
let table: TableOfDrives;
let picked: string | null;
let desktop: ReturnType<typeof testDesktop>;
let copied: string[];
let seen: string[];
let id: VaultId;

async function ask<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
  const reply = await answer(app.handlers, channel, input, vi.fn());
  // `answer` is generic over nothing; which value belongs to which channel is the contract's.
  return reply as Result<Output<C>>;
}

async function start(driveWays: readonly DriveWay[] = [table.way]): Promise<void> {
  desktop = testDesktop();
  app = await compose({
    world: systemWorld,
    platform: "linux",
    dataFolder: join(home, "data"),
    home,
    computer: thisComputerLook({ platform: "linux", home, env: {} }),
    storageAt: nodeStorage,
    pickFolder: () => Promise.resolve(picked),
    pickFiles: () => Promise.resolve([]),
    listVolumes: () => Promise.resolve([]),
    pickKeyFile: () => Promise.resolve(null),
    pickFileToSave: () => Promise.resolve(null),
    showInFolder: () => Promise.resolve(),
    lockSource: () => () => undefined,
    sleepHold: noSleepHold,
    systemLanguages: () => ["en"],
    driveWays,
    sidebars: userSidebars({ platform: "linux", env: {} }, home),
    fetch,
    keychain: testKeychain(),
    copyText: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
    announce: (name, said) => {
      if (name !== "vaults.changed") return;
      const kind = driveIn(VaultList.parse(said))?.kind;
      if (kind && seen.at(-1) !== kind) seen.push(kind);
    },
    log: vi.fn(),
    logFolder: "/logs",
    desktop,
  });
}

function driveIn({ vaults }: VaultList): DriveState | undefined {
  const state = vaults[0]?.state;
  return state?.kind === "unlocked" ? state.drive : undefined;
}

async function drive(): Promise<DriveState | undefined> {
  const reply = await ask("vaults.list", {});
  return reply.ok ? driveIn(reply.value) : undefined;
}

const untilDrive = (kind: DriveState["kind"], timeout = 5_000): Promise<void> =>
  vi.waitFor(
    async () => {
      expect(await drive()).toMatchObject({ kind });
    },
    { timeout },
  );

async function unlock(): Promise<void> {
  const question = { id, password, readOnly: false, remember: false };
  expect(await ask("vault.unlock", question)).toMatchObject({ ok: true });
}

const bookedDrives = (): Promise<readonly string[]> => readdir(join(home, "data", "drives"));

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), "drives-vault-"));
  await createVault(systemWorld, {
    storage: nodeStorage(template),
    hostPath: template,
    password: new TextEncoder().encode(password),
    scryptCost: { n: 2, r: 1 },
  });
});

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "drives-home-"));
  table = tableOfDrives();
  picked = null;
  copied = [];
  seen = [];
  await start();
  picked = join(home, "Taxes");
  await cp(template, picked, { recursive: true });
  const added = await ask("vault.add-existing", { by: "folder" });
  if (!added.ok || added.value.kind !== "added") throw new Error("not added");
  ({ id } = added.value);
});

afterEach(async () => {
  table.isBusy = false;
  await app.close();
});

describe("a vault that is unlocked", () => {
  it("gets a drive of its name, which goes before it is locked", async () => {
    await unlock();
    await untilDrive("mounted");
    expect(await drive()).toEqual({ kind: "mounted", place: "/drives/any" });
    expect(table.asked).toMatchObject({ name: "Taxes", readOnly: false });
    expect(await ask("vault.lock", { id, force: false })).toEqual({
      ok: true,
      value: { kind: "locked" },
    });
    expect([table.mounted.size, await bookedDrives()]).toEqual([0, []]);
    expect(seen).toEqual(["mounting", "mounted", "unmounting", "off"]);
  });

  it("says that it is only for reading", async () => {
    await ask("vault.unlock", { id, password, readOnly: true, remember: false });
    await untilDrive("mounted");
    expect(table.asked).toMatchObject({ readOnly: true });
  });

  it("gets none where its options or the settings want none, until somebody asks for it", async () => {
    await ask("vault.set-options", { id, options: { mount: false } });
    await unlock();
    expect(await drive()).toEqual({ kind: "off" });
    await ask("vault.lock", { id, force: false });
    await ask("vault.set-options", { id, options: { mount: true } });
    await ask("settings.change", { mountDrives: false });
    await unlock();
    expect(await drive()).toEqual({ kind: "off" });
    expect(await ask("drive.mount", { id })).toEqual({ ok: true, value: null });
    expect(await drive()).toMatchObject({ kind: "mounted" });
  });

  it("stays open if no drive can be had, says why, and tries again when asked to", async () => {
    table.fails = true;
    await unlock();
    await untilDrive("failed");
    expect(await drive()).toMatchObject({ failure: { kind: "drive-failed", program: "mount" } });
    expect(await ask("drive.open", { id })).toEqual({
      ok: false,
      failure: { kind: "drive-failed", program: "mount" },
    });
    expect(await bookedDrives()).toEqual([]);
    table.fails = false;
    await ask("drive.mount", { id });
    expect(await drive()).toMatchObject({ kind: "mounted" });
  });

  it.each([
    ["reveal", ["show /drives/any"]],
    ["nothing", []],
    ["ask", []],
  ] as const)("is shown by itself after it, if the option is “%s”: %o", async (option, shown) => {
    await ask("vault.set-options", { id, options: { afterUnlock: option } });
    await unlock();
    await untilDrive("mounted");
    await vi.waitFor(() => {
      expect(desktop.asked).toEqual(shown);
    }, patient);
  });

  it("appears in the folder that the user has picked", async () => {
    picked = join(home, "drive");
    await mkdir(picked);
    await ask("drive.pick-folder", { id });
    await unlock();
    await untilDrive("mounted");
    expect(await drive()).toMatchObject({ place: picked });
    await ask("vault.lock", { id, force: false });
    await ask("drive.forget-folder", { id });
    await unlock();
    await untilDrive("mounted");
    expect(await drive()).toMatchObject({ place: "/drives/any" });
  });

  it("takes no folder from the window", async () => {
    const options = { driveFolder: "/etc" };
    const reply = await ask("vault.set-options", { id, options: options as object });
    expect(reply).toMatchObject({ ok: false });
  });
});

describe("the drive", () => {
  it("is shown when it is asked for, also by the tray and a double click on the vault", async () => {
    await unlock();
    await untilDrive("mounted");
    await ask("drive.open", { id });
    await app.openDrive(id);
    await app.open(join(home, "Taxes", "vault.cryptomator"));
    expect(desktop.asked).toEqual(Array(3).fill("show /drives/any"));
    expect(await ask("wishes.take", {})).toEqual({ ok: true, value: [] });
    await ask("drive.copy-place", { id });
    expect(copied).toEqual(["/drives/any"]);
  });

  it("of a vault that has none is not made by a double click: its page is shown", async () => {
    await ask("settings.change", { mountDrives: false });
    await unlock();
    await app.open(join(home, "Taxes"));
    expect(await ask("wishes.take", {})).toEqual({
      ok: true,
      value: [{ kind: "show-vault", id }],
    });
    expect(table.mounted.size).toBe(0);
  });

  it("that is ejected is noticed, and comes back when it is opened", async () => {
    await unlock();
    await untilDrive("mounted");
    table.mounted.clear();
    await untilDrive("ejected", 10_000);
    expect(await bookedDrives()).toEqual([]);
    await ask("drive.open", { id });
    expect([await drive(), desktop.asked]).toMatchObject([{ kind: "mounted" }, [{}]]);
  }, 15_000);

  it("that was ejected a moment ago is mounted again by opening it", async () => {
    await unlock();
    await untilDrive("mounted");
    table.mounted.clear();
    await ask("drive.open", { id });
    expect([table.mounted.size, (await bookedDrives()).length]).toEqual([1, 1]);
  });

  it("can be taken down by hand; in use only by force", async () => {
    await unlock();
    await untilDrive("mounted");
    table.isBusy = true;
    const polite = await ask("drive.unmount", { id, force: false });
    expect([polite, await drive()]).toMatchObject([
      { value: { kind: "busy" } },
      { kind: "mounted" },
    ]);
    const forced = await ask("drive.unmount", { id, force: true });
    expect([forced, await drive()]).toMatchObject([{ value: { kind: "gone" } }, { kind: "off" }]);
  });
});

describe("a lock", () => {
  it("is refused while something is open in the drive, and goes by force", async () => {
    await unlock();
    await untilDrive("mounted");
    table.isBusy = true;
    expect(await ask("vault.lock", { id, force: false })).toEqual({
      ok: true,
      value: { kind: "in-use", files: [], isDriveBusy: true },
    });
    expect(await drive()).toMatchObject({ kind: "mounted" });
    expect(await ask("vault.lock", { id, force: true })).toMatchObject({
      value: { kind: "locked" },
    });
    expect(table.mounted.size).toBe(0);
  });

  it("while the drive is being mounted leaves none behind", async () => {
    let pass = (): void => undefined;
    table.gate = new Promise((resolve) => {
      pass = resolve;
    });
    await unlock();
    expect(await drive()).toEqual({ kind: "mounting" });
    expect(await ask("vault.lock", { id, force: true })).toMatchObject({
      value: { kind: "locked" },
    });
    pass();
    await vi.waitFor(async () => {
      expect([table.mounted.size, await bookedDrives()]).toEqual([0, []]);
    }, patient);
  });

  it("at the end of the app takes every drive down", async () => {
    await unlock();
    await untilDrive("mounted");
    await app.close();
    expect([table.mounted.size, await bookedDrives()]).toEqual([0, []]);
  });
});

it("what a crash has left is taken down at the start", async () => {
  await unlock();
  await untilDrive("mounted");
  const [name = ""] = await bookedDrives();
  const file = join(home, "data", "drives", name);
  const text = await readFile(file, "utf8");
  const [left] = table.mounted.values();
  if (!left) throw new Error("nothing is mounted");
  await app.close();
  // No process has this number: it is above what Linux gives.
  await writeFile(file, text.replace(/"pid":\d+/, `"pid":${2 ** 30}`));
  table.mounted.set(left.place, left);
  await start();
  await vi.waitFor(async () => {
    expect([table.mounted.size, await bookedDrives()]).toEqual([0, []]);
  }, patient);
});

it("says how large a file may be, where the system has a limit, and raises it", async () => {
  expect(await ask("drive.file-limit", {})).toEqual({ ok: true, value: null });
  expect(await ask("drive.raise-limit", {})).toEqual({ ok: true, value: { kind: "kept" } });
  let bytes = 50;
  const fileLimit = {
    read: async () => bytes,
    highest: 400,
    raise: async () => {
      bytes = 400;
      return true;
    },
  };
  await app.close();
  await start([{ ...table.way, fileLimit }]);
  const limit = { ok: true, value: { bytes: 50, highest: 400 } };
  expect(await ask("drive.file-limit", {})).toEqual(limit);
  expect(await ask("drive.raise-limit", {})).toEqual({ ok: true, value: { kind: "raised" } });
  expect(bytes).toBe(400);
});

it("says what this computer can do", async () => {
  expect(await ask("drive.facts", {})).toEqual({
    ok: true,
    value: { canMount: true, isWanted: true, choice: "folder" },
  });
});

describe("the places of the file manager", () => {
  const bookmarks = () => readFile(join(home, ".config/gtk-3.0/bookmarks"), "utf8");
  const notes = () => readdir(join(home, "data", "sidebar")).catch(() => []);

  beforeEach(async () => {
    await mkdir(join(home, ".config/gtk-3.0"), { recursive: true });
    await writeFile(join(home, ".config/gtk-3.0/bookmarks"), "file:///home/anna/Music\n");
  });

  it("name the drive while it is there, if that is wanted", async () => {
    await unlock();
    await untilDrive("mounted");
    expect(await bookmarks()).toBe("file:///home/anna/Music\n");
    await ask("vault.lock", { id, force: false });

    await ask("settings.change", { showInSidebar: true });
    await unlock();
    await untilDrive("mounted");
    expect(await bookmarks()).toBe("file:///home/anna/Music\nfile:///drives/any Taxes\n");
    expect(await notes()).toHaveLength(1);
    expect(await ask("drive.unmount", { id, force: false })).toMatchObject({ ok: true });
    expect(await bookmarks()).toBe("file:///home/anna/Music\n");

    await ask("drive.mount", { id });
    expect(await bookmarks()).toContain("Taxes");
    await ask("vault.lock", { id, force: false });
    expect([await bookmarks(), await notes()]).toEqual(["file:///home/anna/Music\n", []]);
  });

  it("forget a drive that somebody has ejected, and one that a crash has left", async () => {
    await ask("settings.change", { showInSidebar: true });
    await unlock();
    await untilDrive("mounted");
    table.mounted.clear();
    await untilDrive("ejected", 10_000);
    expect(await bookmarks()).toBe("file:///home/anna/Music\n");

    await ask("drive.mount", { id });
    const [name = ""] = await notes();
    const file = join(home, "data", "sidebar", name);
    const note = (await readFile(file, "utf8")).replace(/"pid":\d+/, `"pid":${2 ** 30}`);
    const left = await bookmarks();
    await app.close();
    await writeFile(file, note);
    await writeFile(join(home, ".config/gtk-3.0/bookmarks"), `${left}file:///after\n`);
    await start();
    await vi.waitFor(async () => {
      expect(await bookmarks()).toBe("file:///home/anna/Music\nfile:///after\n");
      expect(await notes()).toEqual([]);
    }, patient);
  });

  it("may be unwritable: there is a drive all the same", async () => {
    await ask("settings.change", { showInSidebar: true });
    await rm(join(home, ".config/gtk-3.0/bookmarks"));
    await mkdir(join(home, ".config/gtk-3.0/bookmarks"));
    await unlock();
    await untilDrive("mounted");
    expect(await ask("vault.lock", { id, force: false })).toMatchObject({ ok: true });
  });
});
