import { readFile, stat } from "node:fs/promises";
import { type ImportOutcome, links } from "../../../src-shared/model/preferences.ts";
import { VaultError } from "../../base/vault-error.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import type { Outside } from "../outside.ts";
import { replaceFile } from "../replace-file.ts";
import type { SettingsBook } from "../settings/settings.ts";
import { showPlace } from "../show-place.ts";
import { exportedPreferences, importPreferences, longestExport } from "./exported-preferences.ts";

export type PreferencesChannel =
  | "preferences.facts"
  | "preferences.set-autostart"
  | "preferences.export"
  | "preferences.import"
  | "preferences.notices"
  | "log.show"
  | "link.open";

type PreferencesNeeds = Pick<
  Outside,
  "desktop" | "pickFileToSave" | "logFolder" | "home" | "sidebars"
>;

export function preferencesHandlers(
  { desktop, pickFileToSave, logFolder, home, sidebars }: PreferencesNeeds,
  state: AppState,
  settings: SettingsBook,
): Pick<Handlers, PreferencesChannel> {
  return {
    "preferences.facts": async () => ({
      versions: desktop.versions,
      logPlace: showPlace(logFolder, home),
      autostart: desktop.autostart ? await desktop.autostart.read() : null,
      hasSidebar: (await Promise.all(sidebars.map((each) => each.isThere()))).includes(true),
    }),
    "preferences.set-autostart": async ({ isOn }) => {
      await desktop.autostart?.write(isOn);
      return null;
    },
    "preferences.export": async () => {
      const path = await pickFileToSave("Latchkey preferences.json");
      if (path === null) return { kind: "cancelled" };
      await writeExport(path, exportedPreferences(settings.current, state.list.vaults));
      return { kind: "exported", place: showPlace(path, home) };
    },
    "preferences.import": async () => {
      const path = await desktop.pickExport();
      if (path === null) return { kind: "cancelled" };
      return importFrom(path, state, settings);
    },
    "preferences.notices": () => desktop.readNotices(),
    "log.show": async () => {
      await desktop.showFolder(logFolder);
      return null;
    },
    "link.open": async ({ link }) => {
      await desktop.openLink(links[link]);
      return null;
    },
  };
}

async function writeExport(path: string, content: string): Promise<void> {
  try {
    await replaceFile(path, content);
  } catch (cause) {
    throw new VaultError({ kind: "local-failed", path }, { cause });
  }
}

async function importFrom(
  path: string,
  state: AppState,
  settings: SettingsBook,
): Promise<ImportOutcome> {
  const addedVaults = await importPreferences(await readExport(path), settings, state.list);
  if (addedVaults === null) return { kind: "not-preferences" };
  state.announce();
  state.lookAtAll();
  return { kind: "imported", addedVaults };
}

/** @returns nothing of a file that is too long to be an export */
async function readExport(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    return size > longestExport ? "" : await readFile(path, "utf8");
  } catch (cause) {
    throw new VaultError({ kind: "local-failed", path }, { cause });
  }
}
