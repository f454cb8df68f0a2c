/** The icon beside the clock, of which only the stand-in tells what it shows. */

import type { ElectronApplication } from "@playwright/test";
import type { Latchkey } from "./latchkey.ts";

interface Item {
  readonly label: string;
  readonly enabled: boolean;
  readonly submenu: { readonly items: readonly Item[] } | null;
  click(): void;
}

export interface ShownTray {
  readonly picture: string;
  readonly toolTip: string;
  readonly labels: readonly string[];
}

/** What it shows; `null` without one. */
export function shownTray({ electron }: Latchkey): Promise<ShownTray | null> {
  return electron.evaluate(({ Tray }) => {
    // The stand-in keeps what was shown; Electron's own types know nothing of it.
    const { shown } = Tray as unknown as {
      shown: Set<{ picture: string; toolTip: string; menu: { items: Item[] } }>;
    };
    const [tray] = shown;
    if (!tray) return null;
    const { picture, toolTip, menu } = tray;
    return { picture, toolTip, labels: menu.items.map(({ label }) => label) };
  });
}

/**
 * Chooses an entry of its menu.
 *
 * @param path - labels, from the menu to the entry
 * @throws if there is no such entry, or it cannot be chosen now
 */
export function chooseInTray(
  electron: ElectronApplication,
  path: readonly string[],
): Promise<void> {
  return electron.evaluate(({ Tray }, labels) => {
    // As above.
    const { shown } = Tray as unknown as { shown: Set<{ menu: { items: Item[] } }> };
    let items: readonly Item[] = [...shown][0]?.menu.items ?? [];
    let chosen: Item | undefined;
    for (const label of labels) {
      chosen = items.find((item) => item.label === label);
      items = chosen?.submenu?.items ?? [];
    }
    if (!chosen?.enabled) throw new Error(`The tray has no entry “${labels.join(" → ")}”.`);
    chosen.click();
  }, path);
}
