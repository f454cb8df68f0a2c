import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { driveBook } from "../../volume/drive-book.ts";
import { type MountedShare, type MountRequest, mountShare } from "../../volume/mount-share.ts";
import { openersOf, revealDrive, startProgram } from "../../volume/reveal.ts";
import { sidebarEntries } from "../../volume/sidebar/sidebar-entries.ts";
import type { OpenVaults } from "../open-vaults.ts";
import type { Outside } from "../outside.ts";
import type { SettingsBook } from "../settings/settings.ts";
import type { VaultListBook } from "../vault-list.ts";
import { driveName } from "./drive-name.ts";
import type { DriveNeeds } from "./drives.ts";

interface Vaults {
  readonly list: Pick<VaultListBook, "find">;
  readonly open: OpenVaults;
  readonly settings: Pick<SettingsBook, "current">;
  readonly changed: () => void;
}

/** What the book of drives needs, out of what the app has. */
export function driveNeeds(
  {
    driveWays,
    sidebars,
    dataFolder,
    desktop,
    log,
  }: Pick<Outside, "driveWays" | "sidebars" | "dataFolder" | "desktop" | "log">,
  { list, open, settings, changed }: Vaults,
): DriveNeeds {
  const book = driveBook(dataFolder);
  const entries = sidebarEntries({
    sidebars,
    ownFolder: dataFolder,
    onError: (error) => {
      log("changing a sidebar", error);
    },
  });

  async function mount(id: VaultId): Promise<MountedShare> {
    const request = requestFor(id);
    const mounted = await mountShare(driveWays, book, request);
    if (!settings.current.showInSidebar) return mounted;
    const remove = await entries.add(mounted.drive, request.share.name);
    return {
      ...mounted,
      unmount: async (farewell) => {
        await mounted.unmount(farewell);
        await remove();
      },
    };
  }

  function requestFor(id: VaultId): MountRequest {
    const { name, path, options } = list.find(id);
    const { url, username, password } = open.shareOf(id);
    const { readOnly } = open.vaultOf(id).info;
    const letter = options.driveLetter === null ? null : `${options.driveLetter}:`;
    return {
      share: { url, username, password, name: driveName(name), readOnly },
      vault: path,
      where: options.driveFolder ?? letter ?? undefined,
    };
  }

  return {
    opened: () => open.opened.map(({ id }) => id),
    afterUnlock: (id) => {
      const { mount, afterUnlock } = list.find(id).options;
      return {
        mount: mount && settings.current.mountDrives,
        reveal: afterUnlock === "reveal",
      };
    },
    mount,
    reveal: (drive) =>
      revealDrive(drive, {
        showFolder: desktop.showFolder,
        openers: openersOf(drive.place),
        start: startProgram,
      }),
    changed,
    log,
  };
}
