import type { SettingsStore } from "./settings-store.ts";

/** Tells the style sheets (`tokens.css`) and those who read the page aloud what the settings say. */
export function showTheme(store: SettingsStore): void {
  const page = document.documentElement;
  const show = (): void => {
    const { theme, language } = store.getState().settings;
    page.dataset["theme"] = theme;
    page.lang = language;
  };
  show();
  store.subscribe(show);
}
