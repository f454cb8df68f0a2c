import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RestoreChoice, RestoreKey } from "../../../src-shared/contract/restore-rows.ts";
import type { RestorePlan } from "../../../src-shared/model/restore.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import type { Storage } from "../../storage/storage.ts";
import { failing } from "../../test-support/failing.ts";
import { losableVault } from "../../test-support/lost-files.ts";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { testKeychain } from "../../test-support/test-keychain.ts";
import { openVault } from "../../vault/open-vault.ts";
import { type AppState, appState } from "../app-state.ts";
import { savedPasswords } from "../saved-passwords.ts";
import { loadSettings } from "../settings/settings.ts";
import { settingsFile } from "../settings/settings-file.ts";
import { vaultFacts } from "../vault-facts.ts";
import { loadVaultList } from "../vault-list.ts";
import { vaultListFile } from "../vault-list-file.ts";
import { writerSessions } from "../writer-sessions.ts";
import { restoreHandlers } from "./handlers.ts";

const CONFIG = "vault.cryptomator";
const KEY = "masterkey.cryptomator";
const newPassword = "another password";
const byPassword: RestoreKey = { kind: "password", password: "correct horse" };

let folder: string;
let vault: string;
let stick: string;
let byWords: RestoreKey;
let id: VaultId;
let state: AppState;
let handlers: ReturnType<typeof restoreHandlers>;
/** The disk of the vault, as the app sees it. */
let disk: (storage: Storage) => Storage;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "restore-"));
  vault = await mkdtemp(join(folder, "vault-"));
  stick = await mkdtemp(join(folder, "stick-"));
  const { words } = await losableVault({ storage: nodeStorage(vault) });
  byWords = { kind: "words", words };
  disk = (storage) => storage;
  const outside = {
    world: systemWorld,
    home: "/home/a",
    storageAt: (path: string) => disk(nodeStorage(path)),
    dataFolder: folder,
    listVolumes: () => Promise.resolve([]),
    keychain: testKeychain(),
    announce: vi.fn(),
    log: vi.fn(),
    driveWays: [],
    sidebars: [],
    desktop: testDesktop(),
  };
  const { now } = systemWorld;
  const list = await loadVaultList(vaultListFile(folder, now));
  const passwords = await savedPasswords(folder, outside.keychain);
  const settings = await loadSettings(settingsFile(folder, now));
  const facts = await vaultFacts(folder);
  state = appState(outside, list, passwords, { facts, settings });
  handlers = restoreHandlers({ outside, state, settings });
  ({ id } = await list.add(vault, "Taxes"));
  await state.look(id);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const lose = (name: string) => rm(join(vault, name));
const survey = () => handlers["restore.survey"]({ id });
const made: RestoreChoice["config"] = { kind: "made", shorteningThreshold: null };
const stateNow = () => state.current().vaults[0]?.state;

async function plan(by: RestoreKey): Promise<RestorePlan> {
  const look = await handlers["restore.look"]({ id, by });
  if (look.kind !== "plan") throw new Error(look.verdict.kind);
  return look.plan;
}
const restore = (by: RestoreKey, choice: RestoreChoice) =>
  handlers["restore.start"]({ id, by, choice });
const newKey = (home: "vault" | "as-before" = "vault"): RestoreChoice["keyFile"] => ({
  kind: "made",
  newPassword,
  home: { kind: home },
});

async function open(typed: string, keyFile?: string): Promise<void> {
  const masterkeyFile = keyFile && { bytes: await readFile(keyFile), hostPath: keyFile };
  const opened = await openVault(systemWorld, {
    storage: nodeStorage(vault),
    hostPath: vault,
    password: passwordBytes(typed),
    ...(masterkeyFile ? { masterkeyFile } : {}),
  });
  await opened.lock();
}

it("a lost configuration is made again by the password, which stays what it is", async () => {
  await lose(CONFIG);
  expect(await survey()).toMatchObject({ config: "missing", keyFile: "there", hubHost: null });
  const { config, needsKeyFile, opened } = await plan(byPassword);
  expect([config?.cipher, config?.likely, needsKeyFile, opened]).toEqual([
    "SIV_GCM",
    220,
    false,
    [],
  ]);
  expect(await restore(byPassword, { config: made, keyFile: null })).toEqual({
    config: { cipher: "SIV_GCM", shorteningThreshold: 220, from: null },
    keyFile: null,
    kept: [],
    oldCopies: [],
  });
  expect(stateNow()).toEqual({ kind: "locked", cipher: "SIV_GCM" });
  await open("correct horse");
});

it("both are made again by the recovery key, the key file where the user wants it", async () => {
  await lose(CONFIG);
  await lose(KEY);
  expect(await survey()).toMatchObject({
    config: "missing",
    keyFile: "missing",
    keyWhere: { kind: "unknown" },
  });
  expect(await plan(byWords)).toMatchObject({ needsKeyFile: true });
  const home = { kind: "home", id: state.keys.homes.note(stick).id } as const;
  const { keyFile } = await restore(byWords, {
    config: made,
    keyFile: { kind: "made", newPassword, home },
  });
  expect(keyFile).toBe(join(stick, KEY));
  expect((await readdir(vault)).sort()).toEqual(["d", CONFIG]);
  expect(stateNow()).toMatchObject({ kind: "locked" });
  await open(newPassword, join(stick, KEY));
});

it("a lost key file is taken from the copy that the password opens, of several", async () => {
  const other = await losableVault();
  const foreign = await other.storage.read(KEY, 10_000);
  await rename(join(vault, KEY), join(vault, `${KEY}.11111111.bkup`));
  await writeFile(join(vault, `${KEY}.22222222.bkup`), foreign);
  const { needsKeyFile, opened, copies } = await plan(byPassword);
  expect(needsKeyFile).toBe(true);
  expect(opened).toContain(`${KEY}.11111111.bkup`);
  expect(copies.map(({ name, verdict }) => [name, verdict]).sort()).toEqual([
    [`${KEY}.11111111.bkup`, "fits"],
    [`${KEY}.22222222.bkup`, "another-vault"],
  ]);
  const restored = await restore(byPassword, {
    config: made,
    keyFile: { kind: "copy", name: `${KEY}.11111111.bkup`, home: { kind: "vault" } },
  });
  expect(restored).toMatchObject({ config: null, keyFile: KEY });
  expect(restored.oldCopies).toContain(`${KEY}.11111111.bkup`);
  await open("correct horse");
});

it("a key file that is gone from its stick is taken from the backup beside it, which is shown by its path", async () => {
  const { keys } = state;
  const home = { kind: "home", id: keys.homes.note(stick).id } as const;
  await rename(join(vault, KEY), join(stick, KEY));
  await keys.choose(state.list.find(id), join(stick, KEY), []);
  await keys.opened(state.list.find(id), {
    keyFile: {
      bytes: await readFile(join(stick, KEY)),
      hostPath: join(stick, KEY),
      isCurrent: true,
      label: null,
    },
    stale: [],
  });
  const copy = join(stick, `${KEY}.11111111.bkup`);
  await rename(join(stick, KEY), copy);
  await writeFile(join(stick, `other.${KEY}`), "none of ours");
  const lost = await survey();
  expect(lost).toMatchObject({ config: "there", keyFile: "away" });
  expect(lost.copies).toMatchObject([{ name: copy, of: "key-file", verdict: "unknown" }]);
  const { needsKeyFile, opened, copies } = await plan(byPassword);
  expect([needsKeyFile, opened]).toEqual([true, [copy]]);
  expect(copies).toMatchObject([{ name: copy, verdict: "fits" }]);
  const from = (name: string) =>
    restore(byPassword, { config: made, keyFile: { kind: "copy", name, home } });
  await expect(from(join(stick, `other.${KEY}`))).rejects.toEqual(failing("local-not-found"));
  expect(await from(copy)).toMatchObject({ keyFile: join(stick, KEY) });
  expect(await readdir(vault)).not.toContain(KEY);
  await open("correct horse", join(stick, KEY));
});

it("what is damaged is kept beside what is restored, and named", async () => {
  await writeFile(join(vault, CONFIG), "half");
  await writeFile(join(vault, KEY), "{");
  expect(await survey()).toMatchObject({ config: "damaged", keyFile: "damaged" });
  const { kept } = await restore(byWords, { config: made, keyFile: newKey() });
  expect(kept).toHaveLength(2);
  const contents = await Promise.all(kept.map((name) => readFile(join(vault, name), "utf8")));
  expect(contents.sort()).toEqual(["half", "{"]);
  await open(newPassword);
});

it("a vault whose key file lies elsewhere, where the user has chosen it, is restored with that, and remembers it", async () => {
  await lose(CONFIG);
  await rename(join(vault, KEY), join(stick, KEY));
  await state.keys.choose(state.list.find(id), join(stick, KEY), []);
  expect(await survey()).toMatchObject({ keyFile: "there", keyWhere: { kind: "chosen" } });
  await restore(byPassword, { config: made, keyFile: null });
  expect((await readdir(vault)).sort()).toEqual(["d", CONFIG]);
  expect(await state.keys.whereIs(state.list.find(id))).toMatchObject({ kind: "here" });
  await open("correct horse", join(stick, KEY));
});

it("words that are none are judged, and nothing is written by the wrong ones, nor from a copy that is not there", async () => {
  await lose(CONFIG);
  const before = await readdir(vault);
  const { words: others } = await losableVault();
  const verdictOf = async (words: string) => {
    const look = await handlers["restore.look"]({ id, by: { kind: "words", words } });
    return look.kind === "words" ? look.verdict.kind : "plan";
  };
  expect(await verdictOf(others)).toBe("another-vault");
  expect(await verdictOf("lift")).toBe("wrong-count");
  await expect(plan({ kind: "password", password: "guess" })).rejects.toEqual(
    failing("wrong-password"),
  );
  await expect(
    restore(byWords, { config: { kind: "copy", name: "../other" }, keyFile: null }),
  ).rejects.toEqual(failing("local-not-found"));
  await lose(KEY);
  await expect(restore(byWords, { config: made, keyFile: null })).rejects.toEqual(
    failing("masterkey-missing"),
  );
  expect(await readdir(vault)).toEqual(before.filter((name) => name !== KEY));
});

it("is stopped while the vault is looked through, and nothing was changed", async () => {
  await lose(CONFIG);
  let looking: () => void = () => undefined;
  const isLooking = new Promise<void>((resolve) => {
    looking = resolve;
  });
  disk = (storage) => ({
    ...storage,
    list: async (path) => {
      if (path.length > 5) looking();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return storage.list(path);
    },
  });
  const look = handlers["restore.look"]({ id, by: byWords });
  const outcome = expect(look).rejects.toEqual(failing("cancelled"));
  await isLooking;
  expect(stateNow()).toEqual({ kind: "working", work: "restoring" });
  await handlers["restore.stop"]({ id });
  await outcome;
  expect(stateNow()).toMatchObject({ failure: { kind: "config-missing" } });
  expect((await readdir(vault)).sort()).toEqual(["d", KEY]);
});

it("a configuration is restored only when no command has the vault open; a key file at any time", async () => {
  await lose(CONFIG);
  const leave = await writerSessions(folder).enter("aaaaaaaa", vault);
  const before = await readdir(vault);
  await expect(plan(byWords)).rejects.toEqual(failing("vault-open"));
  await expect(restore(byWords, { config: made, keyFile: null })).rejects.toEqual(
    failing("vault-open"),
  );
  expect(await readdir(vault)).toEqual(before);
  await leave();
  await restore(byWords, { config: made, keyFile: null });
  await writerSessions(folder).enter("bbbbbbbb", vault);
  await lose(KEY);
  await plan(byWords);
  expect(await restore(byWords, { config: made, keyFile: newKey() })).toMatchObject({
    config: null,
    keyFile: KEY,
  });
  await open(newPassword);
});
