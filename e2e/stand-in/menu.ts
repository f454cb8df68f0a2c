import type * as Electron from "electron";

/** As much of a menu item as can be asked for and clicked. */
export interface StandInMenuItem {
  readonly label: string;
  readonly role: string | null;
  readonly accelerator: string | null;
  readonly enabled: boolean;
  readonly submenu: Menu | null;
  click(): void;
}

let applicationMenu: Menu | null = null;

/** A window of Chromium has no menu bar, so a menu is kept for those who ask and never shown. */
export class Menu {
  readonly items: readonly StandInMenuItem[];

  private constructor(items: readonly StandInMenuItem[]) {
    this.items = items;
  }

  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): Menu {
    return new Menu(template.map(itemOf));
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}

function itemOf(options: Electron.MenuItemConstructorOptions): StandInMenuItem {
  const { label = "", role, accelerator, enabled = true, submenu, click } = options;
  return {
    label,
    role: role ?? null,
    accelerator: accelerator?.toString() ?? null,
    enabled,
    submenu: Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : null,
    click: () => {
      // What a click brings along is of no interest to our app.
      (click as (() => void) | undefined)?.();
    },
  };
}
