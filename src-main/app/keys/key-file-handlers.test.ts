/** On two folders that are taken for sticks, so that it runs where nothing can be mounted. */

import { existsSync } from "node:fs";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { contract } from "../../../src-shared/contract/contract.ts";
import type { KeyHomeId } from "../../../src-shared/model/key-place.ts";
import { defaultSettings } from "../../../src-shared/model/settings.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { failing } from "../../test-support/failing.ts";
import { losableVault } from "../../test-support/lost-files.ts";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { testKeychain } from "../../test-support/test-keychain.ts";
import { openVault } from "../../vault/open-vault.ts";
import { type AppState, appState } from "../app-state.ts";
import type { Volume } from "../key-places/volume.ts";
import { savedPasswords } from "../saved-passwords.ts";
import { vaultFacts } from "../vault-facts.ts";
import { loadVaultList } from "../vault-list.ts";
import { vaultListFile } from "../vault-list-file.ts";
import { writerSessions } from "../writer-sessions.ts";
import { keyFileHandlers } from "./key-file-handlers.ts";

const password = "correct horse";
const KEY = "masterkey.cryptomator";

let folder: string;
let vault: string;
let id: VaultId;
let state: AppState;
let drives: Volume[];
let picked: string | null;
/** Called for every announcement. */
let told: () => void;
let handlers: ReturnType<typeof keyFileHandlers>;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "key-files-")));
  vault = join(folder, "Taxes");
  await mkdir(vault);
  await losableVault({ storage: nodeStorage(vault) });
  drives = [];
  picked = null;
  told = () => undefined;
  const outside = {
    world: systemWorld,
    home: folder,
    dataFolder: join(folder, "own"),
    storageAt: nodeStorage,
    listVolumes: () => Promise.resolve(drives),
    announce: () => {
      told();
    },
    log: vi.fn(),
    driveWays: [],
    sidebars: [],
    desktop: testDesktop(),
    pickFolder: () => Promise.resolve(picked),
    pickKeyFile: () => Promise.resolve(picked),
  };
  const list = await loadVaultList(vaultListFile(folder, systemWorld.now));
  const passwords = await savedPasswords(folder, testKeychain());
  state = appState(outside, list, passwords, {
    facts: await vaultFacts(folder),
    settings: { current: defaultSettings },
  });
  handlers = keyFileHandlers({ outside, state });
  ({ id } = await list.add(vault, "Taxes"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function stick(label: string): Promise<string> {
  const mountPoint = join(folder, label);
  await mkdir(mountPoint);
  drives.push({ id: `uuid:${label}`, label, mountPoint, isRemovable: true });
  return mountPoint;
}

/** Pulled out, and put in again under another mount point. */
async function plugElsewhere(label: string): Promise<string> {
  const other = join(folder, `${label} again`);
  await rename(join(folder, label), other);
  drives = drives.map((drive) => (drive.label === label ? { ...drive, mountPoint: other } : drive));
  return other;
}

async function homeOf(path: string): Promise<KeyHomeId> {
  const homes = await handlers["key-homes.find"]({});
  const home = homes.find(({ place }) => join(folder, place.slice(2)) === path);
  if (!home) throw new Error("not found");
  return home.id;
}

async function opens(keyFile: string): Promise<void> {
  const masterkeyFile = { bytes: await readFile(keyFile), hostPath: keyFile };
  const opening = {
    storage: nodeStorage(vault),
    hostPath: vault,
    password: passwordBytes(password),
  };
  await (await openVault(systemWorld, { ...opening, masterkeyFile })).lock();
}

const bring = async (to: KeyHomeId | null, isMove: boolean) =>
  handlers["key.bring"]({ id, password, to, isMove });
const where = () => handlers["key.where"]({ id, afresh: true });
const inVault = async () => (await readdir(vault)).filter((name) => name !== "d").sort();

describe("a move to a stick", () => {
  it("leaves no key in the vault folder, names all that went, and finds the stick wherever it is", async () => {
    const blue = await stick("blue");
    await writeFile(join(vault, `${KEY}.01234567.bkup`), await readFile(join(vault, KEY)));
    const { place, removed } = await bring(await homeOf(blue), true);
    expect(place).toBe(`~/blue/${KEY}`);
    expect([...removed].sort()).toEqual([KEY, `${KEY}.01234567.bkup`]);
    expect(await inVault()).toEqual(["vault.cryptomator"]);
    await opens(join(blue, KEY));
    expect(await where()).toMatchObject({ kind: "here", label: "blue", isRemovable: true });

    const again = await plugElsewhere("blue");
    expect(await where()).toMatchObject({ kind: "here", place: `~/blue again/${KEY}` });
    await rename(again, join(folder, "gone"));
    drives = [];
    expect(await where()).toMatchObject({ kind: "away", places: [{ label: "blue" }] });
    expect(state.current().vaults[0]).toMatchObject({
      state: { kind: "locked" },
      safety: { key: { kind: "away" } },
    });
  });

  it("is done while a command has the vault open, and not while one must be alone with it", async () => {
    const blue = await homeOf(await stick("blue"));
    const sessions = writerSessions(join(folder, "own"));
    const leave = await sessions.enter("aaaaaaaa", vault, "repairing");
    await expect(bring(blue, true)).rejects.toEqual(failing("vault-in-repair"));
    await expect(handlers["key.remember"]({ id, password })).rejects.toEqual(
      failing("vault-in-repair"),
    );
    expect(await inVault()).toEqual([KEY, "vault.cryptomator"]);
    await leave();
    await sessions.enter("bbbbbbbb", vault);
    await bring(blue, true);
    expect(await inVault()).toEqual(["vault.cryptomator"]);
  });

  it("whose file is gone while the stick is plugged in asks nobody to insert it", async () => {
    const blue = await stick("blue");
    await bring(await homeOf(blue), true);
    const again = await plugElsewhere("blue");
    await rm(join(again, KEY));
    const place = `~/blue again/${KEY}`;
    expect(await where()).toEqual({
      kind: "away",
      places: [{ label: null, place }],
      isLinked: false,
    });
    drives = [];
    expect(await where()).toMatchObject({ places: [{ label: "blue", place: `~/blue/${KEY}` }] });
  });

  it("and back brings it to where every app looks, and leaves none on the stick", async () => {
    const blue = await stick("blue");
    await bring(await homeOf(blue), true);
    expect(await bring(null, true)).toMatchObject({ removed: [`~/blue/${KEY}`] });
    expect(await readdir(blue)).toEqual([]);
    expect(await where()).toEqual({ kind: "inside" });
  });

  it("and back does not look to an open vault like a stick that was pulled out, and onto a stick makes that one count", async () => {
    const blue = await stick("blue");
    await state.keys.opened(state.list.find(id), { keyFile: undefined, stale: [] });
    await bring(await homeOf(blue), true);
    const onStick = { hostPath: join(blue, KEY), isElsewhere: true, isRemovable: true };
    expect(state.keys.openedBy(id)).toMatchObject(onStick);

    /** Whoever hears of a change looks which key file an open vault depends on, and watches that. */
    const watched: string[] = [];
    const gone: string[] = [];
    told = () => {
      const path = state.keys.openedBy(id)?.hostPath ?? "";
      watched.push(path);
      if (!existsSync(path)) gone.push(path);
    };
    await bring(null, true);
    expect(state.keys.openedBy(id)).toMatchObject({
      hostPath: join(vault, KEY),
      isElsewhere: false,
    });
    expect(watched[0]).toBe(join(vault, KEY));
    expect(gone).toEqual([]);
  });

  it("with a wrong password removes nothing and leaves nothing on the stick", async () => {
    const blue = await stick("blue");
    const to = await homeOf(blue);
    await expect(
      handlers["key.bring"]({ id, password: "guess", to, isMove: true }),
    ).rejects.toEqual(failing("wrong-password"));
    expect([await readdir(blue), await inVault()]).toEqual([[], [KEY, "vault.cryptomator"]]);
  });

  it("never goes over the key file of another vault, nor into the vault's own data", async () => {
    const blue = await stick("blue");
    await writeFile(join(blue, KEY), "that of another vault");
    expect(await bring(await homeOf(blue), true)).toMatchObject({
      place: "~/blue/Taxes.cryptomator",
    });
    expect(await readFile(join(blue, KEY), "utf8")).toBe("that of another vault");
    picked = join(vault, "d");
    const inside = await handlers["key-homes.pick"]({});
    if (inside === null) throw new Error("not picked");
    await expect(bring(inside.id, true)).rejects.toEqual(failing("key-place-in-vault"));
  });
});

it("a copy is one more place, listed with which is there, and forgotten without being removed", async () => {
  const blue = await stick("blue");
  const red = await stick("red");
  await bring(await homeOf(blue), true);
  await bring(await homeOf(red), false);
  drives = drives.filter(({ label }) => label !== "red");
  await rename(red, join(folder, "away"));
  const { places } = await handlers["key.report"]({ id });
  expect(places).toMatchObject([
    { label: "blue", isHere: true, isCurrent: true },
    { label: "red", isHere: false },
  ]);
  const [first] = places;
  if (first === undefined) throw new Error("no place");
  await handlers["key.forget"]({ id, place: first.id });
  expect(await readdir(blue)).toEqual([KEY]);
  expect(await where()).toMatchObject({ kind: "away", places: [{ label: "red" }] });
});

it("a link in the vault folder is told, and turned into a place that is remembered", async () => {
  const blue = await stick("blue");
  await rename(join(vault, KEY), join(blue, "taxes.key"));
  await symlink(join(blue, "taxes.key"), join(vault, KEY));
  expect(await where()).toMatchObject({ kind: "here", isLinked: true });
  const before = await readFile(join(blue, "taxes.key"));
  expect(await handlers["key.remember"]({ id, password })).toEqual({
    place: "~/blue/taxes.key",
    removed: [KEY],
  });
  expect(await inVault()).toEqual(["vault.cryptomator"]);
  expect(await readFile(join(blue, "taxes.key"))).toEqual(before);
  expect(await where()).toMatchObject({ kind: "here", isLinked: false, label: "blue" });
});

describe("a file that is chosen", () => {
  it("is the one that is tried next, and forgotten when the search begins afresh", async () => {
    picked = join(folder, "mine.key");
    await rename(join(vault, KEY), picked);
    expect(await handlers["key.choose-file"]({ id })).toEqual({
      kind: "chosen",
      place: "~/mine.key",
    });
    expect(await where()).toEqual({ kind: "unknown" });
  });

  it("and belongs to another vault of the list is refused before any password, by the name of its folder", async () => {
    const other = join(folder, "Letters");
    await mkdir(other);
    await losableVault({ storage: nodeStorage(other) });
    await state.list.add(other, "Letters");
    await rename(join(vault, KEY), join(folder, "mine.key"));
    picked = join(folder, "copied.key");
    await writeFile(picked, await readFile(join(other, KEY)));
    await expect(handlers["key.choose-file"]({ id })).rejects.toMatchObject({
      failure: { kind: "key-file-of-another-vault", owner: other },
    });
    expect(await handlers["key.where"]({ id, afresh: false })).toEqual({ kind: "unknown" });
  });
});

it("says what anybody can know of the key file, in the shape of the contract", async () => {
  const report = await handlers["key.report"]({ id });
  expect(contract["key.report"].output.parse(report)).toMatchObject({
    where: { kind: "inside" },
    places: [],
    inFolder: [KEY],
    scryptLog2: 1,
  });
  expect(report.fingerprint).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
});
