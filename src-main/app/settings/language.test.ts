import { afterEach, expect, it } from "vitest";
import { defaultSettings } from "../../../src-shared/model/settings.ts";
import { spoken } from "../../../src-shared/text/worded.ts";
import { menuEntries } from "../desktop/menu-entries.ts";
import { trayEntries } from "../desktop/tray-entries.ts";
import { followLanguage, speakAs } from "./language.ts";

afterEach(() => {
  speakAs("en", []);
});

const labels = (entries: ReturnType<typeof menuEntries>): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === "line") return [];
    return [entry.label, ...(entry.kind === "submenu" ? labels(entry.entries) : [])];
  });

it("words menus and tray as the settings say, from the next change on", () => {
  let tell = (): void => undefined;
  const settings = {
    current: defaultSettings,
    onChange(listener: () => void) {
      tell = listener;
    },
  };
  followLanguage(settings, () => ["de-CH", "en-US"]);
  expect(spoken()).toEqual({ language: "de", locale: "de-CH" });
  expect(labels(trayEntries([]))).toContain("Alle sperren");
  expect(labels(menuEntries("macos", []))).toEqual(
    expect.arrayContaining(["Datei", "Rückgängig", "Einstellungen…"]),
  );

  settings.current = { ...defaultSettings, language: "en" };
  tell();
  expect(labels(trayEntries([]))).toContain("Lock all");
  expect(labels(menuEntries("macos", []))).toEqual(expect.arrayContaining(["File", "Undo"]));
});
