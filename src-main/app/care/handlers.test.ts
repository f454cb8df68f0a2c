import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { contract } from "../../../src-shared/contract/contract.ts";
import type { Announce } from "../../../src-shared/contract/events.ts";
import type { CheckRun } from "../../../src-shared/model/check-run.ts";
import { defaultSettings } from "../../../src-shared/model/settings.ts";
import type { UpgradeRun } from "../../../src-shared/model/upgrade-run.ts";
import type { VaultId, VaultState } from "../../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import type { Storage } from "../../storage/storage.ts";
import { failing } from "../../test-support/failing.ts";
import { HealthVault } from "../../test-support/health-vault.ts";
import { overwrite } from "../../test-support/lost-files.ts";
import { oldPassword, oldVault } from "../../test-support/old-vault.ts";
import { patient } from "../../test-support/patient.ts";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { testKeychain } from "../../test-support/test-keychain.ts";
import { openVault } from "../../vault/open-vault.ts";
import { CONFIG_FILE } from "../../vault/vault-files.ts";
import { startShare } from "../../webdav/server.ts";
import { type AppState, appState } from "../app-state.ts";
import { FileSession } from "../files/file-session.ts";
import { appHubs } from "../hub/app-hubs.ts";
import { noSleepHold } from "../locks/sleep-hold.ts";
import type { Outside } from "../outside.ts";
import { thisComputerLook } from "../places/this-computer-look.ts";
import { savedPasswords } from "../saved-passwords.ts";
import { vaultFacts } from "../vault-facts.ts";
import { loadVaultList } from "../vault-list.ts";
import { vaultListFile } from "../vault-list-file.ts";
import { writerSessions } from "../writer-sessions.ts";
import { careHandlers } from "./handlers.ts";

const password = "correct horse";
const KEY = "masterkey.cryptomator";

let folder: string;
let storage: Storage;
let state: AppState;
let handlers: ReturnType<typeof careHandlers>;
let checks: CheckRun[];
let upgrades: UpgradeRun[];
let report: string;
let id: VaultId;

/** Begins with a vault on `disk` in the list. */
async function start(disk: Storage): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), "care-"));
  storage = disk;
  checks = [];
  upgrades = [];
  report = join(folder, "report.txt");
  const announce: Announce = (name, told) => {
    if (name === "check.changed" && "run" in told) checks.push(told.run as CheckRun);
    if (name === "upgrade.changed" && "run" in told) upgrades.push(told.run as UpgradeRun);
  };
  const outside: Outside = {
    world: systemWorld,
    platform: "linux",
    dataFolder: folder,
    home: "/",
    computer: thisComputerLook({ platform: "linux", home: "/home/a", env: {} }),
    storageAt: () => storage,
    listVolumes: () => Promise.resolve([]),
    lockSource: () => () => undefined,
    sleepHold: noSleepHold,
    systemLanguages: () => ["en"],
    pickFolder: () => Promise.resolve(null),
    pickKeyFile: () => Promise.resolve(null),
    pickFiles: () => Promise.resolve([]),
    pickFileToSave: () => Promise.resolve(report),
    showInFolder: () => Promise.resolve(),
    driveWays: [],
    sidebars: [],
    fetch,
    keychain: testKeychain(),
    copyText: () => Promise.resolve(),
    announce,
    log: vi.fn(),
    logFolder: "/logs",
    desktop: testDesktop(),
  };
  const list = await loadVaultList(vaultListFile(folder, systemWorld.now));
  const passwords = await savedPasswords(folder, outside.keychain);
  const facts = await vaultFacts(folder);
  state = appState(outside, list, passwords, { facts, settings: { current: defaultSettings } });
  handlers = careHandlers(outside, state, appHubs(outside, state));
  ({ id } = await list.add("/vault", "Taxes"));
}

const stateNow = (): VaultState | undefined => state.current().vaults[0]?.state;

/** Waits for the end of what was started. */
async function ended<R extends { readonly kind: string }>(runs: readonly R[]): Promise<R> {
  await vi.waitFor(() => {
    expect(["ended", "failed", "none"]).toContain(runs.at(-1)?.kind);
  }, patient);
  const last = runs.at(-1);
  if (!last) throw new Error("nothing was told");
  return last;
}

async function checkWith(typed: string | null, isDeep = false, goOn = false): Promise<CheckRun> {
  checks.length = 0;
  await handlers["check.start"]({ id, password: typed, isDeep, goOn });
  return ended(checks);
}

let vault: HealthVault;

beforeEach(async () => {
  vault = await HealthVault.make();
  await start(vault.storage);
});

it("a check of a vault in order ends without a finding, and changes nothing", async () => {
  const before = await vault.tree();
  const run = await checkWith(password, true);
  expect(run).toMatchObject({ kind: "ended", isDeep: true, found: 0, fixable: 0, run: null });
  expect(await vault.tree()).toEqual(before);
  expect(await handlers["check.read"]({ id })).toEqual(run);
});

it("says that the password is wrong, and the vault is shut again", async () => {
  expect(await checkWith("guess")).toMatchObject({ failure: { kind: "wrong-password" } });
  await vi.waitFor(() => {
    expect(stateNow()).toMatchObject({ kind: "locked" });
  }, patient);
});

it("nobody can open the vault while it is checked, and the list says so", async () => {
  await handlers["check.start"]({ id, password, isDeep: false, goOn: false });
  expect(stateNow()).toEqual({ kind: "working", work: "checking" });
  const open = () => state.open.unlock(id, () => Promise.reject(new Error("must not be called")));
  await expect(open()).rejects.toThrow(RangeError);
  await ended(checks);
});

it("checks an open vault without asking for its password, and leaves it open", async () => {
  await state.open.unlock(id, async () => {
    const bytes = new TextEncoder().encode(password);
    const opened = await openVault(systemWorld, { storage, hostPath: "/vault", password: bytes });
    return {
      vault: opened,
      share: await startShare(opened, { name: "T", random: systemWorld.random }),
      files: new FileSession(opened, systemWorld),
    };
  });
  expect(await checkWith(null)).toMatchObject({ kind: "ended", found: 0 });
  expect(stateNow()).toMatchObject({ kind: "unlocked" });
  await state.open.close();
});

it("a stopped check is gone on with, and then knows all that was found", async () => {
  await vault.storage.removeFile(`${await vault.content("/dir")}/dirid.c9r`);
  await handlers["check.start"]({ id, password, isDeep: false, goOn: false });
  await handlers["check.stop"]({ id });
  const stopped = await ended(checks);
  if (stopped.kind === "ended") expect(stopped.wasStopped).toBe(true);
  expect(await checkWith(password, false, true)).toMatchObject({
    kind: "ended",
    wasStopped: false,
    found: 1,
  });
});

it("repairs what can be repaired, and takes it back to the byte", async () => {
  await vault.storage.removeFile(`${await vault.content("/dir")}/dirid.c9r`);
  await vault.write(await vault.node("/a.txt"), "");
  const before = await vault.tree();
  const found = await checkWith(password);
  expect(found).toMatchObject({ kind: "ended", found: 2, fixable: 1 });
  if (found.kind !== "ended") throw new Error("the check did not end");
  // The weightiest first.
  expect(found.findings.map(({ finding }) => finding.severity)).toEqual(["critical", "info"]);

  checks.length = 0;
  await handlers["check.repair"]({ id, password, isDeep: false });
  const repaired = await ended(checks);
  expect(repaired).toMatchObject({ kind: "ended", isRepair: true, fixable: 0 });
  if (repaired.kind !== "ended") throw new Error("the repair did not end");
  expect(repaired.findings.map(({ isFixed }) => isFixed)).toEqual([false, true]);
  expect(repaired.run).toMatch(/./);

  expect(await handlers["check.undo-repair"]({ id })).toEqual({ restored: 1, left: 0 });
  expect(await vault.tree()).toEqual(before);
  expect(await handlers["check.read"]({ id })).toEqual({ kind: "none" });
});

it("checks and repairs with a key file that lies elsewhere, and says when that is not there", async () => {
  await vault.storage.removeFile(`${await vault.content("/dir")}/dirid.c9r`);
  const key = join(folder, "stick.cryptomator");
  await writeFile(key, await vault.read("masterkey.cryptomator"));
  await vault.storage.removeFile("masterkey.cryptomator");
  expect(await checkWith(password)).toMatchObject({
    kind: "failed",
    failure: { kind: "masterkey-missing" },
  });

  await state.keys.choose({ id, path: "/vault" }, key, []);
  checks.length = 0;
  expect(await checkWith(password)).toMatchObject({ kind: "ended", fixable: 1 });
  checks.length = 0;
  await handlers["check.repair"]({ id, password, isDeep: false });
  expect(await ended(checks)).toMatchObject({ kind: "ended", isRepair: true, fixable: 0 });
  checks.length = 0;
  expect(await checkWith("another one")).toMatchObject({
    kind: "failed",
    failure: { kind: "wrong-password" },
  });
});

it("neither repairs nor takes back while a command has the vault open", async () => {
  await vault.storage.removeFile(`${await vault.content("/dir")}/dirid.c9r`);
  const before = await vault.tree();
  const leave = await writerSessions(folder).enter("aaaaaaaa", "/vault");
  await handlers["check.repair"]({ id, password, isDeep: false });
  expect(await ended(checks)).toMatchObject({ kind: "failed", failure: { kind: "vault-open" } });
  await vi.waitFor(() => {
    expect(stateNow()).toMatchObject({ kind: "locked" });
  }, patient);
  await expect(handlers["check.undo-repair"]({ id })).rejects.toEqual(failing("vault-open"));
  expect(await vault.tree()).toEqual(before);
  await leave();
  checks.length = 0;
  await handlers["check.repair"]({ id, password, isDeep: false });
  expect(await ended(checks)).toMatchObject({ kind: "ended", isRepair: true });
});

it("the program that the options name gives the password for a check and a repair, and for nothing else", async () => {
  await vault.storage.removeFile(`${await vault.content("/dir")}/dirid.c9r`);
  await state.list.setOptions(id, { passwordProgram: `echo '${password}'` });
  expect(await checkWith(null)).toMatchObject({ kind: "ended", fixable: 1 });
  checks.length = 0;
  await handlers["check.repair"]({ id, password: null, isDeep: false });
  expect(await ended(checks)).toMatchObject({ kind: "ended", isRepair: true, fixable: 0 });

  await state.list.setOptions(id, { passwordProgram: "echo guess" });
  const failure = { kind: "password-program-failed", program: "echo", reason: "wrong" };
  expect(await checkWith(null)).toEqual({ kind: "failed", isRepair: false, failure });
  await state.list.setOptions(id, { passwordProgram: null });
  expect(await checkWith(null)).toMatchObject({ failure: { kind: "locked" } });
  for (const channel of ["recovery-key.show", "key.change-password", "key.bring"] as const) {
    const asked = { id, password: null, newPassword: "x", guessCost: null, to: null, isMove: true };
    expect(contract[channel].input.safeParse(asked).success).toBe(false);
  }
});

it("a vault whose key a Hub has by now asks that, whatever program it had before", async () => {
  const config = new TextDecoder().decode(await storage.read(CONFIG_FILE, 10_000));
  const header = { kid: "hub+https://hub.example/api/vaults/1", alg: "HS256", typ: "JWT" };
  const [, ...signed] = config.split(".");
  const atHub = [Buffer.from(JSON.stringify(header)).toString("base64url"), ...signed].join(".");
  await overwrite(storage, CONFIG_FILE, new TextEncoder().encode(atHub));
  await state.list.setOptions(id, { passwordProgram: `echo '${password}'` });
  expect(await checkWith(null)).toMatchObject({ failure: { kind: "hub-refused" } });
});

it("a check that waits for the program is stopped with it", async () => {
  await state.list.setOptions(id, { passwordProgram: "sleep 60" });
  await handlers["check.start"]({ id, password: null, isDeep: false, goOn: false });
  await handlers["check.stop"]({ id });
  expect(await ended(checks)).toEqual({ kind: "none" });
  await vi.waitFor(() => {
    expect(stateNow()).toMatchObject({ kind: "locked" });
  }, patient);
});

it("an old vault is upgraded by the password that a program prints", async () => {
  await start(await oldVault(6));
  await state.list.setOptions(id, { passwordProgram: "echo guess" });
  await handlers["upgrade.start"]({ id, password: null });
  const failure = { kind: "password-program-failed", program: "echo", reason: "wrong" };
  expect(await ended(upgrades)).toEqual({ kind: "failed", failure });
  await vi.waitFor(() => {
    expect(stateNow()).toEqual({ kind: "needs-upgrade", version: 6 });
  }, patient);
  upgrades.length = 0;
  await state.list.setOptions(id, { passwordProgram: `printf ${oldPassword}` });
  await handlers["upgrade.start"]({ id, password: null });
  expect(await ended(upgrades)).toEqual({ kind: "ended", skipped: [] });
});

it("saves a report that names what was found", async () => {
  await vault.write(await vault.node("/a.txt"), "");
  await checkWith(password);
  expect(await handlers["check.save-report"]({ id })).toBe(true);
  const text = await readFile(report, "utf8");
  expect(text).toMatch(/Check of the vault “Taxes” in \/vault/);
  expect(text).toMatch(/Critical: EmptyContentFile – \/a\.txt/);
});

it("upgrades an old vault, says how far it is, and the vault can be opened then", async () => {
  await start(await oldVault(6));
  await handlers["upgrade.start"]({ id, password: oldPassword });
  expect(stateNow()).toEqual({ kind: "working", work: "upgrading" });
  expect(await ended(upgrades)).toEqual({ kind: "ended", skipped: [] });
  expect(upgrades[0]).toEqual({ kind: "running", step: null });
  await vi.waitFor(() => {
    expect(stateNow()).toMatchObject({ kind: "locked" });
  }, patient);
});

it("upgrades an old vault by a key file that is kept elsewhere, which stays there and is found from then on", async () => {
  await start(await oldVault());
  const stick = await mkdtemp(join(tmpdir(), "stick-"));
  const path = join(stick, KEY);
  await writeFile(path, await storage.read(KEY, 10_000));
  await storage.removeFile(KEY);
  await state.look(id);
  expect(stateNow()).toMatchObject({ failure: { kind: "vault-files-missing" } });
  await state.keys.choose(state.list.find(id), path, []);
  await state.look(id);
  expect(stateNow()).toEqual({ kind: "needs-upgrade", version: 6 });
  await handlers["upgrade.start"]({ id, password: oldPassword });
  expect(await ended(upgrades)).toEqual({ kind: "ended", skipped: [] });
  await vi.waitFor(() => {
    expect(stateNow()).toMatchObject({ kind: "locked" });
  }, patient);
  expect(await storage.find(KEY)).toBeNull();
  expect(await state.keys.whereIs(state.list.find(id))).toMatchObject({
    kind: "here",
    place: path,
  });
  const masterkeyFile = { bytes: await readFile(path), hostPath: path };
  const bytes = new TextEncoder().encode(oldPassword);
  const opening = { storage, hostPath: "/vault", password: bytes, masterkeyFile };
  await (await openVault(systemWorld, opening)).lock();
});

it("refuses to upgrade with a wrong password, and takes the next one", async () => {
  await start(await oldVault(6));
  await handlers["upgrade.start"]({ id, password: "guess" });
  expect(await ended(upgrades)).toEqual({ kind: "failed", failure: { kind: "wrong-password" } });
  await vi.waitFor(() => {
    expect(stateNow()).toEqual({ kind: "needs-upgrade", version: 6 });
  }, patient);
  upgrades.length = 0;
  await handlers["upgrade.start"]({ id, password: oldPassword });
  expect(await ended(upgrades)).toMatchObject({ kind: "ended" });
});

it("refuses to upgrade beside a command that does, and lets none in while it does", async () => {
  const disk = await oldVault(6);
  const wasAlone: boolean[] = [];
  const rename: Storage["rename"] = async (from, to) => {
    wasAlone.push(await writerSessions(folder).isInRepair("/vault"));
    return disk.rename(from, to);
  };
  await start({ ...disk, rename });
  const leave = await writerSessions(folder).enter("aaaaaaaa", "/vault", "repairing");
  await handlers["upgrade.start"]({ id, password: oldPassword });
  expect(await ended(upgrades)).toEqual({ kind: "failed", failure: { kind: "vault-in-repair" } });
  await vi.waitFor(() => {
    expect(stateNow()).toEqual({ kind: "needs-upgrade", version: 6 });
  }, patient);
  expect(wasAlone).toEqual([]);
  await leave();
  upgrades.length = 0;
  await handlers["upgrade.start"]({ id, password: oldPassword });
  expect(await ended(upgrades)).toEqual({ kind: "ended", skipped: [] });
  expect(new Set(wasAlone)).toEqual(new Set([true]));
  expect(await writerSessions(folder).isInRepair("/vault")).toBe(false);
});
