import type { ElectronApplication } from "@playwright/test";

/** Chooses an entry of the app's menu, by the labels that lead there. */
export async function chooseInMenu(
  electron: ElectronApplication,
  path: readonly string[],
): Promise<void> {
  await electron.evaluate(({ Menu }, labels) => {
    let menu = Menu.getApplicationMenu();
    for (const label of labels) {
      const item = menu?.items.find((candidate) => candidate.label === label);
      if (!item) throw new Error(`no entry “${label}”`);
      if (item.submenu) menu = item.submenu;
      // Electron types it as any function at all.
      else (item.click as () => void)();
    }
  }, path);
}
