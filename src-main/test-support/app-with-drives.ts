/** The whole app, with one vault in its list, on a computer that mounts drives in a table in memory. */

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, vi } from "vitest";
import type { DriveState } from "../../src-shared/model/drive.ts";
import type { VaultId, VaultState } from "../../src-shared/model/vault-summary.ts";
import { userSidebars } from "../volume/sidebar/user-sidebars.ts";
import { appOnComputer, password } from "./app-on-computer.ts";
import { patient } from "./patient.ts";
import { type TableOfDrives, tableOfDrives } from "./table-of-drives.ts";

interface Drives {
  table: TableOfDrives;
  /** Of the vault “Taxes”. */
  id: VaultId;
}

/** Starts the app before each test of a file, and ends it after. */
export function appWithDrives() {
  // Filled before each test.
  const drives = {} as Drives;
  beforeEach(() => {
    drives.table = tableOfDrives();
  });
  const { computer, ask, newVault, add, stateOf, restart } = appOnComputer((home) => ({
    driveWays: [drives.table.way],
    sidebars: userSidebars({ platform: "linux", env: {} }, home),
  }));
  beforeEach(async () => {
    drives.id = await add(await newVault("Taxes"));
  });
  afterEach(() => {
    drives.table.isBusy = false;
  });

  const drive = async (): Promise<DriveState | undefined> => driveIn(await stateOf(drives.id));

  /** A file or folder of the app's own. */
  const inData = (...names: readonly string[]): string =>
    join(computer.home, ".config", "Latchkey", ...names);

  return {
    computer,
    drives,
    ask,
    restart,
    drive,
    inData,
    unlock: async (): Promise<void> => {
      const question = { id: drives.id, password, readOnly: false, remember: false };
      expect(await ask("vault.unlock", question)).toMatchObject({ ok: true });
    },
    untilDrive: (kind: DriveState["kind"]): Promise<void> =>
      vi.waitFor(async () => {
        expect(await drive()).toMatchObject({ kind });
      }, patient),
    bookedDrives: (): Promise<readonly string[]> => readdir(inData("drives")),
    /** What the window has seen the drive be, one after the other. */
    seen: (): readonly DriveState["kind"][] => {
      const kinds = computer.announced.flatMap(
        ({ vaults }) => driveIn(vaults[0]?.state)?.kind ?? [],
      );
      return kinds.filter((kind, index) => kind !== kinds[index - 1]);
    },
  };
}

function driveIn(state: VaultState | undefined): DriveState | undefined {
  return state?.kind === "unlocked" ? state.drive : undefined;
}
