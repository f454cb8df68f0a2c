import { type RefObject, useMemo } from "react";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import type { AppStores } from "../app-stores.ts";
import { type Shortcuts, useShortcuts } from "./use-shortcuts.ts";

/** Ctrl (on macOS Cmd) and a letter: find, new, open, lock; with a comma the preferences. */
export function useListShortcuts(
  { adding, view, lockVault, startNewVault }: AppStores,
  selected: VaultSummary | undefined,
  search: RefObject<HTMLInputElement | null>,
  isMac: boolean,
): void {
  const shortcuts = useMemo<Shortcuts>(
    () => ({
      ",": view.showPreferences,
      f: () => search.current?.select(),
      n: startNewVault,
      o: () => void adding.choose(),
      l: () => {
        if (selected?.state.kind === "unlocked") lockVault(selected.id);
      },
    }),
    [view, startNewVault, adding, lockVault, selected, search],
  );
  useShortcuts(isMac, shortcuts);
}
