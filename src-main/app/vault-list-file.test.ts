import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { type ListedVault, vaultListFile } from "./vault-list-file.ts";

const taxes: ListedVault = {
  id: VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10"),
  name: "Taxes",
  path: "/home/a/Taxes",
  options: { ...defaultVaultOptions, readOnly: true, group: "Work" },
};
const letters: ListedVault = {
  id: VaultId.parse("0b1de1a6-2f55-4a58-8b5c-52a1d5a3b111"),
  name: "Letters",
  path: "/home/a/Letters",
  options: defaultVaultOptions,
};

let folder: string;
let path: string;
const open = () => vaultListFile(folder, () => Date.UTC(2026, 10, 20, 17, 39, 1, 5));
const keptAsName = "vaults.unreadable-2026-11-20T17-39-01-005Z.json";

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "vault-list-")), "Latchkey");
  path = join(folder, "vaults.json");
});

it("begins empty, without a word", async () => {
  expect(await open().load()).toEqual({ value: [], notice: null });
});

it("reads back what was saved", async () => {
  const file = open();
  await file.load();
  await file.save([taxes]);
  await file.save([letters, taxes]);
  expect(await open().load()).toEqual({ value: [letters, taxes], notice: null });
});

it("gives a vault from before there were options those by default", async () => {
  const { id, name, path: place } = taxes;
  await mkdir(folder);
  await writeFile(path, JSON.stringify({ version: 1, vaults: [{ id, name, path: place }] }));
  expect((await open().load()).value).toEqual([{ ...taxes, options: defaultVaultOptions }]);
});

describe.each([
  ["cut short", '{"version": 1, "vau'],
  ["empty", ""],
  ["of a newer version", '{"version": 2, "vaults": []}'],
  ["with an id that is none", '{"version": 1, "vaults": [{"id": "x", "name": "a", "path": "/a"}]}'],
])("a list %s", (_, damaged) => {
  it("is kept aside, and the copy from before the last change is loaded", async () => {
    const file = open();
    await file.load();
    await file.save([taxes]);
    await file.save([taxes, letters]);
    await writeFile(path, damaged);

    const keptAs = join(folder, keptAsName);
    const { value, notice } = await open().load();
    expect(value).toEqual([taxes]);
    expect(notice).toEqual({ kind: "restored", keptAs });
    expect(await readFile(keptAs, "utf8")).toBe(damaged);
    expect(await open().load()).toEqual({ value: [taxes], notice: null });
  });

  it("is kept aside, and said to be lost where there is no copy", async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(path, damaged);
    const { value, notice } = await open().load();
    expect(value).toEqual([]);
    expect(notice).toEqual({ kind: "started-empty", keptAs: join(folder, keptAsName) });
    expect(await readFile(join(folder, keptAsName), "utf8")).toBe(damaged);
  });

  it("is kept aside when its copy is damaged too", async () => {
    const file = open();
    await file.load();
    await file.save([taxes]);
    await writeFile(join(folder, "vaults.last-good.json"), "damaged too");
    await writeFile(path, damaged);
    expect((await open().load()).notice?.kind).toBe("started-empty");
  });
});

it("comes back from its copy when the file is gone", async () => {
  const file = open();
  await file.load();
  await file.save([taxes]);
  await file.save([taxes, letters]);
  await rm(path);
  expect(await open().load()).toEqual({
    value: [taxes],
    notice: { kind: "restored", keptAs: null },
  });
});

it("is not written over when it is there but cannot be read", async () => {
  // A folder in its place is something that no reading and no permission will get past.
  await mkdir(join(path, "inside"), { recursive: true });
  const file = open();
  expect(await file.load()).toEqual({ value: [], notice: { kind: "not-readable", path } });
  await expect(file.save([taxes])).rejects.toMatchObject({
    failure: { kind: "local-failed", path },
  });
  expect(await readdir(path)).toEqual(["inside"]);
});

it("says which file could not be written", async () => {
  await writeFile(folder, "a file where the folder should be");
  const file = open();
  await file.load().catch(() => undefined);
  await expect(file.save([taxes])).rejects.toMatchObject({
    failure: { kind: "local-failed", path },
  });
});
