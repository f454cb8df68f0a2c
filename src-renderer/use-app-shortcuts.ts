import { useMemo } from "react";
import type { AppStores } from "./app-stores.ts";
import { type Shortcuts, useShortcuts } from "./vault-list/use-shortcuts.ts";

/** Ctrl (on macOS Cmd) and a letter, wherever the window is: new, open; with a comma the preferences. */
export function useAppShortcuts({ adding, view, startNewVault }: AppStores, isMac: boolean): void {
  const shortcuts = useMemo<Shortcuts>(
    () => ({
      ",": view.showPreferences,
      n: startNewVault,
      o: () => void adding.choose(),
    }),
    [view, startNewVault, adding],
  );
  useShortcuts(isMac, shortcuts);
}
