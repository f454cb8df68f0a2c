import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { defaultSettings } from "../../../src-shared/model/settings.ts";
import { loadSettings } from "./settings.ts";
import { settingsFile } from "./settings-file.ts";

let folder: string;
const open = () => loadSettings(settingsFile(folder, () => 0));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "settings-"));
});

it("begins with the settings by default, and writes nothing for them", async () => {
  expect((await open()).report).toEqual({ settings: defaultSettings, notice: null });
  await expect(readFile(join(folder, "settings.json"))).rejects.toThrow("ENOENT");
});

it("changes what is named, keeps the rest, and remembers both", async () => {
  const settings = await open();
  await settings.change({ theme: "dark" });
  await settings.change({ port: 42_427, lockOnQuit: true });
  const changed = { ...defaultSettings, theme: "dark", port: 42_427, lockOnQuit: true };
  expect(settings.current).toEqual(changed);
  expect((await open()).current).toEqual(changed);
});

it("tells of every change, once it is saved", async () => {
  const settings = await open();
  const told: unknown[] = [];
  settings.onChange(() => told.push(settings.current.tray));
  await settings.change({ tray: true });
  expect(told).toEqual([true]);
});

it("does not change what cannot be saved", async () => {
  await mkdir(join(folder, "settings.json"));
  const settings = await open();
  expect(settings.report.notice?.kind).toBe("not-readable");
  await expect(settings.change({ tray: true })).rejects.toMatchObject({
    failure: { kind: "local-failed" },
  });
  expect(settings.current).toEqual(defaultSettings);
});

it.each([
  ["cut short", '{"version": 1, "sett'],
  ["with a theme that there is not", '{"version": 1, "settings": {"theme": "plaid"}}'],
  ["with a setting that there is not", '{"version": 1, "settings": {"telemetry": true}}'],
])("falls back to those from before the last change when the file is %s", async (_, damaged) => {
  const before = await open();
  await before.change({ theme: "light" });
  await before.change({ theme: "dark" });
  await writeFile(join(folder, "settings.json"), damaged);

  const settings = await open();
  expect(settings.current.theme).toBe("light");
  const keptAs = join(folder, "settings.unreadable-1970-01-01T00-00-00-000Z.json");
  expect(settings.report.notice).toEqual({ kind: "restored", keptAs });
  expect(await readFile(keptAs, "utf8")).toBe(damaged);
  settings.dismissNotice();
  expect(settings.report.notice).toBeNull();
});

it("reads what a version wrote that knew fewer settings", async () => {
  await writeFile(join(folder, "settings.json"), '{"version": 1, "settings": {"theme": "dark"}}');
  expect((await open()).current).toEqual({ ...defaultSettings, theme: "dark" });
});
