import type { Language } from "../../src-shared/model/language.ts";
import { speak, spoken, type Words } from "../../src-shared/text/worded.ts";
import type { SettingsStore } from "./settings-store.ts";

/** Words of another language than English are loaded when somebody speaks it. */
const loaders: Readonly<Record<Language, () => Promise<Words | null>>> = {
  en: () => Promise.resolve(null),
  de: async () => (await import("../../src-shared/text/de/german.ts")).german,
};

/**
 * Speaks the language of the settings, and the one that is chosen later.
 *
 * @param draw - draws the whole window anew
 */
export async function showLanguage(store: SettingsStore, draw: () => void): Promise<void> {
  await follow(store);
  store.subscribe(() => {
    if (isSpoken(store)) return;
    void follow(store).then(draw);
  });
}

async function follow(store: SettingsStore): Promise<void> {
  const wanted = store.getState().spoken;
  const words = await loaders[wanted.language]();
  // Another one may have been chosen while the words were loaded.
  if (store.getState().spoken.language !== wanted.language) return;
  speak(wanted, words);
  document.documentElement.lang = wanted.locale;
}

function isSpoken(store: SettingsStore): boolean {
  const wanted = store.getState().spoken;
  const { language, locale } = spoken();
  return wanted.language === language && wanted.locale === locale;
}
