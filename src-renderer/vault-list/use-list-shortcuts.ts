import { type RefObject, useMemo } from "react";
import type { VaultSummary } from "../../src-shared/model/vault-summary.ts";
import type { AppStores } from "../app-stores.ts";
import { type Shortcuts, useShortcuts } from "./use-shortcuts.ts";

/** Ctrl (on macOS Cmd) and a letter, where there is a list: find, lock. */
export function useListShortcuts(
  { lockVault }: AppStores,
  selected: VaultSummary | undefined,
  search: RefObject<HTMLInputElement | null>,
  isMac: boolean,
): void {
  const shortcuts = useMemo<Shortcuts>(
    () => ({
      f: () => search.current?.select(),
      l: () => {
        if (selected?.state.kind === "unlocked") lockVault(selected.id);
      },
    }),
    [lockVault, selected, search],
  );
  useShortcuts(isMac, shortcuts);
}
