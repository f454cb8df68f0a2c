import { mkdtemp, readdir, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { passwordBytes } from "../../base/password-bytes.ts";
import { VaultError } from "../../base/vault-error.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { nodeStorage } from "../../storage/node-storage.ts";
import { openVault } from "../../vault/open-vault.ts";
import { findKeyFiles } from "../key-places/key-files.ts";
import { type KeyPlaceBook, keyPlaceBook } from "../key-places/key-place-book.ts";
import { loadVaultList, type VaultListBook } from "../vault-list.ts";
import { vaultListFile } from "../vault-list-file.ts";
import { createNewVault } from "./create-new-vault.ts";

let parent: string;
let list: VaultListBook;
let keyBook: KeyPlaceBook;

beforeEach(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), "create-new-vault-")));
  const data = await mkdtemp(join(tmpdir(), "create-new-vault-data-"));
  list = await loadVaultList(vaultListFile(data, systemWorld.now));
  keyBook = keyPlaceBook(data, () => Promise.resolve([]));
});

const deps = () => ({ world: systemWorld, list, storageAt: nodeStorage, keyBook });
const wish = () => ({
  parent,
  name: "Taxes",
  password: "pa\u0308sswo\u0308rd",
  cipher: "SIV_CTRMAC" as const,
  shorteningThreshold: 100,
  keyFolder: null as string | null,
});

it("makes a vault as it was wished for, on the list, that its password opens", async () => {
  const id = await createNewVault(deps(), wish());
  const path = join(parent, "Taxes");
  expect(list.find(id)).toMatchObject({ id, name: "Taxes", path });
  const vault = await openVault(systemWorld, {
    storage: nodeStorage(path),
    hostPath: path,
    password: passwordBytes("pässwörd"),
  });
  expect(vault.info).toMatchObject({ cipher: "SIV_CTRMAC", shorteningThreshold: 100 });
  await vault.lock();
});

it("puts the key file where it is wished for, remembers it, and leaves no key in the vault folder", async () => {
  const stick = await realpath(await mkdtemp(join(tmpdir(), "create-new-vault-stick-")));
  await writeFile(join(stick, "masterkey.cryptomator"), "that of another vault");
  await createNewVault(deps(), { ...wish(), keyFolder: stick });
  expect((await readdir(stick)).sort()).toEqual(["Taxes.cryptomator", "masterkey.cryptomator"]);
  const path = join(parent, "Taxes");
  expect((await readdir(path)).sort()).toEqual(["d", "vault.cryptomator"]);
  const { inside, elsewhere } = await findKeyFiles(keyBook, path);
  expect([inside, elsewhere.map(({ hostPath }) => hostPath)]).toEqual([
    false,
    [join(stick, "Taxes.cryptomator")],
  ]);
  const [masterkeyFile] = elsewhere;
  if (masterkeyFile === undefined) throw new Error("no key file");
  const storage = nodeStorage(path);
  const password = passwordBytes("pässwörd");
  await (await openVault(systemWorld, { storage, hostPath: path, password, masterkeyFile })).lock();
});

it("leaves no key file behind either when the list cannot be saved", async () => {
  const stick = await realpath(await mkdtemp(join(tmpdir(), "create-new-vault-stick-")));
  const full: VaultListBook = {
    ...list,
    add: () => Promise.reject(new VaultError({ kind: "local-failed", path: "vaults.json" })),
  };
  await expect(
    createNewVault({ ...deps(), list: full }, { ...wish(), keyFolder: stick }),
  ).rejects.toMatchObject({ failure: { kind: "local-failed" } });
  expect([await readdir(parent), await readdir(stick)]).toEqual([[], []]);
});

it("takes no password of fewer than eight characters, and makes nothing", async () => {
  const short = { ...wish(), password: "seven77" };
  await expect(createNewVault(deps(), short)).rejects.toMatchObject({
    failure: { kind: "password-too-short", minimum: 8 },
  });
  expect(await readdir(parent)).toEqual([]);
});

it("touches nothing that is there already", async () => {
  await writeFile(join(parent, "Taxes"), "mine");
  await expect(createNewVault(deps(), wish())).rejects.toMatchObject({
    failure: { kind: "vault-exists" },
  });
  expect(await readdir(parent)).toEqual(["Taxes"]);
});

it("leaves nothing behind when the disk fails half way", async () => {
  const failing = (path: string) => ({
    ...nodeStorage(path),
    rename: () => Promise.reject(new VaultError({ kind: "no-space", path: "x" })),
  });
  await expect(createNewVault({ ...deps(), storageAt: failing }, wish())).rejects.toMatchObject({
    failure: { kind: "no-space" },
  });
  expect(await readdir(parent)).toEqual([]);
  expect(list.vaults).toEqual([]);
});

it("leaves nothing behind when the list cannot be saved", async () => {
  const full: VaultListBook = {
    ...list,
    add: () => Promise.reject(new VaultError({ kind: "local-failed", path: "vaults.json" })),
  };
  await expect(createNewVault({ ...deps(), list: full }, wish())).rejects.toMatchObject({
    failure: { kind: "local-failed" },
  });
  expect(await readdir(parent)).toEqual([]);
});
