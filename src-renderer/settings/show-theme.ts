import type { SettingsStore } from "./settings-store.ts";

/** The system asks its windows for more contrast. */
const MORE_CONTRAST = "(prefers-contrast: more)";

/**
 * Tells the style sheets (`tokens.css`) what the settings say.
 * Who follows the system follows its wish for contrast too.
 */
export function showTheme(store: SettingsStore): void {
  const page = document.documentElement;
  const wish = globalThis.matchMedia(MORE_CONTRAST);
  const show = (): void => {
    const { theme } = store.getState().settings;
    page.dataset["theme"] = theme === "system" && wish.matches ? "contrast" : theme;
  };
  show();
  store.subscribe(show);
  wish.addEventListener("change", show);
}
