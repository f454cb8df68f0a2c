import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { defaultSettings } from "../../../src-shared/model/settings.ts";
import { loadSettings } from "../settings/settings.ts";
import { settingsFile } from "../settings/settings-file.ts";
import { loadVaultList } from "../vault-list.ts";
import { vaultListFile } from "../vault-list-file.ts";
import { exportedPreferences, importPreferences } from "./exported-preferences.ts";

async function computer() {
  const folder = await mkdtemp(join(tmpdir(), "exported-"));
  return {
    settings: await loadSettings(settingsFile(folder, () => 0)),
    list: await loadVaultList(vaultListFile(folder, () => 0)),
  };
}

it("takes settings, vaults and their options to another computer", async () => {
  const here = await computer();
  await here.settings.change({ theme: "dark", port: 42_427 });
  const { id } = await here.list.add("/home/a/Taxes", "Taxes");
  await here.list.setOptions(id, { readOnly: true, group: "Work" });

  const there = await computer();
  const exported = exportedPreferences(here.settings.current, here.list.vaults);
  expect(await importPreferences(exported, there.settings, there.list)).toBe(1);
  expect(there.settings.current).toEqual(here.settings.current);
  expect(there.list.vaults).toMatchObject([
    { name: "Taxes", path: "/home/a/Taxes", options: { readOnly: true, group: "Work" } },
  ]);
});

it("takes no program along that prints a password", async () => {
  const here = await computer();
  const { id } = await here.list.add("/home/a/Taxes", "Taxes");
  await here.list.setOptions(id, { passwordProgram: "pass show taxes" });
  const exported = exportedPreferences(here.settings.current, here.list.vaults);
  expect(exported).not.toContain("pass show");
  const there = await computer();
  await importPreferences(exported, there.settings, there.list);
  expect(there.list.vaults[0]?.options.passwordProgram).toBeNull();
});

it("leaves vaults alone that are on the list already", async () => {
  const here = await computer();
  const { id } = await here.list.add("/home/a/Taxes", "Taxes");
  const exported = exportedPreferences(here.settings.current, here.list.vaults);
  await here.list.rename(id, "Old taxes");
  expect(await importPreferences(exported, here.settings, here.list)).toBe(0);
  expect(here.list.vaults.map(({ name }) => name)).toEqual(["Old taxes"]);
});

it.each([
  ["no JSON", "{"],
  ["something else", '{"version": 1, "vaults": []}'],
  ["of a newer version", '{"latchkey": "preferences", "version": 2, "settings": {}, "vaults": []}'],
  ["with a setting that there is not", exportWith({ settings: { telemetry: true } })],
  [
    "with a program to run",
    exportWith({ vaults: [{ name: "a", path: "/a", options: { passwordProgram: "evil" } }] }),
  ],
  ["with a vault without a place", exportWith({ vaults: [{ name: "a", options: {} }] })],
])("changes nothing by a file that is %s", async (_, text) => {
  const { settings, list } = await computer();
  expect(await importPreferences(text, settings, list)).toBeNull();
  expect(settings.current).toEqual(defaultSettings);
  expect(list.vaults).toEqual([]);
});

function exportWith(part: object): string {
  return JSON.stringify({
    latchkey: "preferences",
    version: 1,
    settings: {},
    vaults: [],
    ...part,
  });
}
