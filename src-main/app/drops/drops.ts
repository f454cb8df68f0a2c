import type { Drop } from "../../../src-shared/model/drop.ts";
import { failureOf } from "../../base/vault-error.ts";
import type { AppState } from "../app-state.ts";
import type { Wishes } from "../desktop/wishes.ts";
import { locateFiles, nameFiles } from "../name-files.ts";
import type { Outside } from "../outside.ts";
import type { Transfers } from "../transfers/transfers.ts";
import { CopyConsent } from "./copy-consent.ts";
import { pathInDrive } from "./path-in-drive.ts";
import { type DropTakers, takeDrop } from "./take-drop.ts";

interface DropsNeeds {
  readonly outside: Pick<Outside, "storageAt" | "home" | "announce" | "log" | "desktop">;
  readonly state: Pick<AppState, "list" | "open" | "drives">;
  readonly transfers: Pick<Transfers, "importPaths">;
  readonly wishes: Wishes;
  /** As if by a double click; tells by itself what is refused. */
  readonly openFromOutside: (path: string) => Promise<void>;
}

/** Takes what is dropped on the window; whatever fails is told there. */
export function drops({ outside, state, transfers, wishes, openFromOutside }: DropsNeeds) {
  const openEach = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) await openFromOutside(path);
  };
  const consent = new CopyConsent(outside.desktop.transfers.confirm, state);
  const takers: DropTakers = {
    "in-drive": async ({ id, paths }) => {
      const drive = state.drives.stateOf(id);
      const inVault = paths.flatMap((path) => pathInDrive(drive, path) ?? []);
      const files = await locateFiles(state, outside.home, id, inVault);
      outside.announce("names.answered", { id, files });
    },
    vault: ({ paths }) => openEach(paths),
    encrypted: async ({ id, paths }) => {
      const files = await nameFiles(state, outside.home, id, paths);
      outside.announce("names.answered", { id, files });
    },
    other: async ({ id, folder, paths }) => {
      const target = folder ?? "/";
      if (!(await consent.isGiven({ id, folder: target, paths }))) return;
      await transfers.importPaths(id, target, paths);
    },
  };
  return async (drop: Drop): Promise<void> => {
    try {
      await takeDrop({ state, storageAt: outside.storageAt, openEach, takers }, drop);
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "unexpected") outside.log("taking what was dropped", error);
      wishes.make({ kind: "drop-refused", failure });
    }
  };
}
