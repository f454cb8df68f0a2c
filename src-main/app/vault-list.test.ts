import { expect, it } from "vitest";
import { defaultVaultOptions } from "../../src-shared/model/vault-options.ts";
import { VaultId } from "../../src-shared/model/vault-summary.ts";
import { VaultError } from "../base/vault-error.ts";
import { loadVaultList } from "./vault-list.ts";
import type { ListedVault, VaultListFile } from "./vault-list-file.ts";

/** A file that is a variable, and a disk that can be full. */
function memoryFile(): VaultListFile & { isFull: boolean; saved: readonly ListedVault[] } {
  return {
    isFull: false,
    saved: [],
    load() {
      return Promise.resolve({ value: this.saved, notice: null });
    },
    save(vaults) {
      if (this.isFull) {
        return Promise.reject(new VaultError({ kind: "local-failed", path: "vaults.json" }));
      }
      this.saved = vaults;
      return Promise.resolve();
    },
  };
}

it("puts a new vault last and saves it", async () => {
  const file = memoryFile();
  const list = await loadVaultList(file);
  await list.add("/a/Taxes", "Taxes");
  const { id, isNew } = await list.add("/a/Letters", "Letters");
  expect(isNew).toBe(true);
  expect(list.vaults.map(({ name }) => name)).toEqual(["Taxes", "Letters"]);
  expect(list.find(id)).toMatchObject({ id, name: "Letters", path: "/a/Letters" });
  expect(file.saved).toEqual(list.vaults);
});

it("holds a folder once, also when it is added twice at the same time", async () => {
  const list = await loadVaultList(memoryFile());
  const [first, second] = await Promise.all([list.add("/a", "a"), list.add("/a", "a")]);
  expect(second).toEqual({ id: first.id, isNew: false });
  expect(list.vaults).toHaveLength(1);
});

it("shows no change that could not be saved, and takes the next one", async () => {
  const file = memoryFile();
  const list = await loadVaultList(file);
  const { id } = await list.add("/a", "a");
  file.isFull = true;
  await expect(list.remove(id)).rejects.toThrow(VaultError);
  await expect(list.add("/b", "b")).rejects.toThrow(VaultError);
  expect(list.vaults.map(({ name }) => name)).toEqual(["a"]);

  file.isFull = false;
  await list.remove(id);
  expect(list.vaults).toEqual([]);
  expect(file.saved).toEqual([]);
});

it("knows no vault that is not in it", async () => {
  const list = await loadVaultList(memoryFile());
  const unknown = VaultId.parse("6f8e1c1e-0d0a-4b52-9f5f-3f9f3f1f2a10");
  expect(() => list.find(unknown)).toThrow(RangeError);
});

it("gives an entry another name, and no other one", async () => {
  const file = memoryFile();
  const list = await loadVaultList(file);
  const { id } = await list.add("/a/Taxes", "Taxes");
  await list.add("/a/Letters", "Letters");
  await list.rename(id, "Taxes, old");
  expect(list.vaults.map(({ name, path }) => [name, path])).toEqual([
    ["Taxes, old", "/a/Taxes"],
    ["Letters", "/a/Letters"],
  ]);
  expect(file.saved).toEqual(list.vaults);
});

it("changes the options that are named, of one entry, and keeps the others", async () => {
  const file = memoryFile();
  const list = await loadVaultList(file);
  const { id } = await list.add("/a/Taxes", "Taxes");
  await list.add("/a/Letters", "Letters");
  await list.setOptions(id, { readOnly: true });
  await list.setOptions(id, { port: 4711 });
  expect(list.vaults.map(({ options }) => options)).toEqual([
    { ...defaultVaultOptions, readOnly: true, port: 4711 },
    defaultVaultOptions,
  ]);
  expect(file.saved).toEqual(list.vaults);
});

it.each([
  ["c", "a", "cab"],
  ["a", "c", "bac"],
  ["a", null, "bca"],
  ["b", "b", "abc"],
])("puts %s before %s", async (name, before, order) => {
  const list = await loadVaultList(memoryFile());
  const ids = new Map<string | null, VaultId>();
  for (const one of ["a", "b", "c"]) ids.set(one, (await list.add(`/${one}`, one)).id);
  await list.move(ids.get(name) ?? VaultId.parse(""), ids.get(before) ?? null);
  expect(list.vaults.map((vault) => vault.name).join("")).toBe(order);
});
