import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { passwordBytes } from "../../base/password-bytes.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { failing } from "../../test-support/failing.ts";
import { losableVault } from "../../test-support/lost-files.ts";
import { testDesktop } from "../../test-support/test-desktop.ts";
import { testKeychain } from "../../test-support/test-keychain.ts";
import { openVault } from "../../vault/open-vault.ts";
import { appState } from "../app-state.ts";
import { type SavedPasswords, savedPasswords } from "../saved-passwords.ts";
import { loadSettings } from "../settings/settings.ts";
import { settingsFile } from "../settings/settings-file.ts";
import { vaultFacts } from "../vault-facts.ts";
import { loadVaultList } from "../vault-list.ts";
import { vaultListFile } from "../vault-list-file.ts";
import { writerSessions } from "../writer-sessions.ts";
import { keyHandlers } from "./handlers.ts";

const password = "correct horse";
const newPassword = "another password";
const KEY = "masterkey.cryptomator";

let folder: string;
let vault: string;
let words: string;
let id: VaultId;
let passwords: SavedPasswords;
let handlers: ReturnType<typeof keyHandlers>;

/** @param isUsable - whether the keychain takes anything */
async function start(isUsable: boolean): Promise<void> {
  const keychain = testKeychain("the user", isUsable);
  const outside = {
    world: systemWorld,
    home: "/home/a",
    storageAt: nodeStorage,
    dataFolder: folder,
    listVolumes: () => Promise.resolve([]),
    keychain,
    announce: vi.fn(),
    log: vi.fn(),
    driveWays: [],
    sidebars: [],
    desktop: testDesktop(),
  };
  const { now } = systemWorld;
  const list = await loadVaultList(vaultListFile(folder, now));
  passwords = await savedPasswords(folder, keychain);
  const settings = await loadSettings(settingsFile(folder, now));
  const facts = await vaultFacts(folder);
  const state = appState(outside, list, passwords, { facts, settings });
  handlers = keyHandlers({ outside, state, settings });
  ({ id } = await list.add(vault, "Taxes"));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keys-"));
  vault = await mkdtemp(join(folder, "vault-"));
  ({ words } = await losableVault({ storage: nodeStorage(vault) }));
  await start(true);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const change = (typed = password, fresh = newPassword, guessCost: number | null = null) =>
  handlers["key.change-password"]({ id, password: typed, newPassword: fresh, guessCost });

async function open(typed: string): Promise<void> {
  const storage = nodeStorage(vault);
  const bytes = passwordBytes(typed);
  await (await openVault(systemWorld, { storage, hostPath: vault, password: bytes })).lock();
}

const keyFiles = async () => (await readdir(vault)).filter((name) => name.startsWith(KEY)).sort();

it("the new password opens the vault, the old one no more, and the older key file is named", async () => {
  const { oldCopies } = await change();
  await open(newPassword);
  await expect(open(password)).rejects.toEqual(failing("wrong-password"));
  expect(oldCopies).toHaveLength(1);
  expect(await keyFiles()).toEqual([KEY, ...oldCopies].sort());
});

it("a guess is as dear as before, or as dear as it was chosen to be", async () => {
  const { now, choices } = await handlers["key.guess-costs"]({ id });
  expect(choices.map(({ cost }) => cost)).toEqual([15, 16, 17, 18, 19, 20]);
  const [least, dearer] = choices;
  expect(dearer?.milliseconds).toBe((least?.milliseconds ?? 0) * 2);
  await change();
  expect(await handlers["key.guess-costs"]({ id })).toMatchObject({ now });
  await change(newPassword, password, 16);
  expect(await handlers["key.guess-costs"]({ id })).toMatchObject({ now: 16 });
  await open(password);
});

it("the older key files go when they are not wanted, and the one in use stays", async () => {
  const { oldCopies } = await change();
  expect(await handlers["key.remove-old-copies"]({ id })).toEqual(oldCopies);
  expect(await keyFiles()).toEqual([KEY]);
  await open(newPassword);
});

it("no older key file goes while the one in use is lost or damaged", async () => {
  const { oldCopies } = await change();
  await writeFile(join(vault, KEY), "{");
  await expect(handlers["key.remove-old-copies"]({ id })).rejects.toEqual(
    failing("masterkey-unreadable"),
  );
  await rm(join(vault, KEY));
  await expect(handlers["key.remove-old-copies"]({ id })).rejects.toEqual(
    failing("masterkey-missing"),
  );
  expect(await keyFiles()).toEqual(oldCopies);
});

it("nothing is changed by a wrong password, or for one that is too short", async () => {
  await expect(change("guess")).rejects.toEqual(failing("wrong-password"));
  await expect(change(password, "short")).rejects.toEqual(failing("password-too-short"));
  expect(await keyFiles()).toEqual([KEY]);
  await open(password);
});

it("a saved password is replaced by the new one; none is saved that was not before", async () => {
  await change();
  expect(passwords.has(id)).toBe(false);
  await passwords.keep(id, newPassword);
  await change(newPassword, password);
  expect(await passwords.read(id)).toBe(password);
});

it("a saved password is forgotten where the new one cannot be saved", async () => {
  await start(false);
  await passwords.keep(id, password);
  await change();
  expect(passwords.has(id)).toBe(false);
});

it("a vault is recovered by its words in whatever form, and only the new password opens it", async () => {
  const pasted = words
    .split(" ")
    .map((word, place) => `${place + 1}. ${word.toUpperCase()},`)
    .join("\n");
  expect(await handlers["recovery-key.check"]({ id, words: pasted })).toEqual({ kind: "belongs" });
  await passwords.keep(id, password);
  const { oldCopies } = await handlers["recovery-key.recover"]({
    id,
    words: pasted,
    newPassword,
    home: { kind: "as-before" },
  });
  await open(newPassword);
  await expect(open(password)).rejects.toEqual(failing("wrong-password"));
  expect(await passwords.read(id)).toBe(newPassword);
  expect(await keyFiles()).toEqual([KEY, ...oldCopies].sort());
});

it("words of another vault are told apart from words that are no key, and change nothing", async () => {
  const { words: others } = await losableVault();
  const verdict = async (typed: string) =>
    (await handlers["recovery-key.check"]({ id, words: typed })).kind;
  expect(await verdict(others)).toBe("another-vault");
  expect(await verdict(`x${words}`)).toBe("unknown-words");
  expect(await verdict("lift")).toBe("wrong-count");
  await expect(
    handlers["recovery-key.recover"]({
      id,
      words: others,
      newPassword,
      home: { kind: "as-before" },
    }),
  ).rejects.toEqual(failing("wrong-recovery-key"));
  await open(password);
  expect(await keyFiles()).toEqual([KEY]);
});

it("key files are written beside who has the vault open, but not while somebody must be alone with it", async () => {
  const recover = () =>
    handlers["recovery-key.recover"]({ id, words, newPassword, home: { kind: "as-before" } });
  const sessions = writerSessions(folder);
  const leave = await sessions.enter("aaaaaaaa", vault, "repairing");
  const inRepair = failing("vault-in-repair");
  await expect(change()).rejects.toEqual(inRepair);
  await expect(recover()).rejects.toEqual(inRepair);
  await expect(handlers["key.remove-old-copies"]({ id })).rejects.toEqual(inRepair);
  expect(await keyFiles()).toEqual([KEY]);
  await leave();
  await sessions.enter("bbbbbbbb", vault);
  await change();
  await recover();
  await handlers["key.remove-old-copies"]({ id });
  await open(newPassword);
});
