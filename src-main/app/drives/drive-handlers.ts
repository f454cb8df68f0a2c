import { isAbsolute } from "node:path";
import type { DriveFacts } from "../../../src-shared/model/drive.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import type { Outside } from "../outside.ts";
import type { SettingsBook } from "../settings/settings.ts";

type DriveChannel = Extract<keyof Handlers, `drive.${string}`>;

/** What the window asks about the drives of open vaults. */
export function driveHandlers(
  { driveWays, platform, home, pickFolder, copyText }: Outside,
  state: AppState,
  settings: Pick<SettingsBook, "current">,
): Pick<Handlers, DriveChannel> {
  const { list, drives } = state;

  async function canMount(where: string | undefined): Promise<boolean> {
    for (const way of driveWays) if (await way.canMount(where)) return true;
    return false;
  }

  async function choice(): Promise<DriveFacts["choice"]> {
    if (platform === "windows") return "letter";
    return (await canMount(home)) ? "folder" : "nothing";
  }

  const limit = driveWays.find(({ fileLimit }) => fileLimit)?.fileLimit;

  return {
    "drive.file-limit": async () =>
      limit ? { bytes: await limit.read(), highest: limit.highest } : null,
    "drive.raise-limit": async () => ({ kind: (await limit?.raise()) ? "raised" : "kept" }),
    "drive.facts": async () => ({
      canMount: await canMount(undefined),
      isWanted: settings.current.mountDrives,
      choice: await choice(),
    }),
    "drive.mount": async ({ id }) => {
      await drives.mount(id);
      return null;
    },
    "drive.open": async ({ id }) => {
      await drives.open(id);
      return null;
    },
    "drive.unmount": async ({ id, force }) => {
      if (force) await drives.force(id);
      else if (!(await drives.release(id))) return { kind: "busy" };
      return { kind: "gone" };
    },
    "drive.copy-place": async ({ id }) => {
      const state = drives.stateOf(id);
      if (state.kind === "mounted") await copyText(state.place);
      return null;
    },
    "drive.pick-folder": async ({ id }) => {
      const { driveFolder } = list.find(id).options;
      const picked = await pickFolder("drive", driveFolder ?? undefined);
      if (picked === null || !isAbsolute(picked)) return null;
      await list.setOptions(id, { driveFolder: picked });
      state.announce();
      return null;
    },
    "drive.forget-folder": async ({ id }) => {
      await list.setOptions(id, { driveFolder: null });
      state.announce();
      return null;
    },
  };
}
