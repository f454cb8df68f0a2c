/**
 * What becomes of files and folders that the user drops on the window.
 *
 * On the window at large, each is opened as if by a double click. On an open
 * vault it depends on what each of them is: the table says who takes it.
 */

import type { Drop } from "../../../src-shared/model/drop.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import type { AppState } from "../app-state.ts";
import type { Outside } from "../outside.ts";
import { pathInDrive } from "./path-in-drive.ts";
import { type DroppedKind, whatIsDropped } from "./what-is-dropped.ts";

/** What was dropped on an open vault, all of one kind. */
export interface DroppedOnVault {
  readonly id: VaultId;
  /** Cleartext path of the folder of the vault on which it fell; `null` for the page at large. */
  readonly folder: string | null;
  /** Absolute on this computer. */
  readonly paths: readonly string[];
}
export type DropTakers = Readonly<Record<DroppedKind, (dropped: DroppedOnVault) => Promise<void>>>;

interface DropNeeds {
  readonly state: Pick<AppState, "list" | "open" | "drives">;
  readonly storageAt: Outside["storageAt"];
  /** As if by a double click. */
  readonly openEach: (paths: readonly string[]) => Promise<void>;
  readonly takers: DropTakers;
}

/** Nobody drops more vaults than that at once. */
const mostOpened = 20;

export async function takeDrop(needs: DropNeeds, { zone, paths }: Drop): Promise<void> {
  const { open, list, drives } = needs.state;
  if (zone.kind === "window" || open.stateOf(zone.id).kind !== "unlocked") {
    await needs.openEach(paths.slice(0, mostOpened));
    return;
  }
  const { path: vaultFolder } = list.find(zone.id);
  const byKind = new Map<DroppedKind, string[]>();
  for (const path of paths) {
    const isOfDrive = zone.kind === "vault" && pathInDrive(drives.stateOf(zone.id), path) !== null;
    const kind = isOfDrive ? "in-drive" : await whatIsDropped(needs.storageAt, vaultFolder, path);
    byKind.set(kind, [...(byKind.get(kind) ?? []), path]);
  }
  const folder = zone.kind === "folder" ? zone.folder : null;
  for (const [kind, some] of byKind) {
    await needs.takers[kind]({ id: zone.id, folder, paths: some });
  }
}
