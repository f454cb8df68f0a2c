/**
 * The drives of the open vaults.
 *
 * This book follows which vaults are open, whoever opened them: it mounts their
 * drives where that is wanted, notices when somebody ejects one, and takes each
 * down before its share ends ({@link Drives.leave}). Whatever goes wrong with a
 * drive is a state of the drive and never of the vault.
 */

import type { DriveState } from "../../../src-shared/model/drive.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { VaultError } from "../../base/vault-error.ts";
import type { MountedShare } from "../../volume/mount-share.ts";
import { DriveSlot, type SlotNeeds } from "./drive-slot.ts";

export interface DriveNeeds extends Omit<SlotNeeds, "mount"> {
  /** The vaults that are open. */
  readonly opened: () => readonly VaultId[];
  /** What is to be done by itself when a vault was opened. */
  readonly afterUnlock: (id: VaultId) => { readonly mount: boolean; readonly reveal: boolean };
  /** Mounts the share of an open vault. */
  readonly mount: (id: VaultId) => Promise<MountedShare>;
}

export interface Drives {
  stateOf(id: VaultId): DriveState;
  /** Looks which vaults were opened since the last time. */
  follow(): void;
  /** Mounts the drive of an open vault; what came of it is its state. @throws VaultError `locked` */
  mount(id: VaultId): Promise<void>;
  /** Shows it in the file manager, and mounts it first if need be. @throws VaultError why it cannot be shown */
  open(id: VaultId): Promise<void>;
  /** Takes it down. @returns false if files are open there; it stays then */
  release(id: VaultId): Promise<boolean>;
  /** Takes it down even if files are open there. @throws VaultError `locked` */
  force(id: VaultId): Promise<void>;
  /**
   * Takes it down for good, as its vault is about to be locked: politely for a while, unless
   * `force`, and by force in the end. Called again it can only be hurried. Never fails.
   */
  leave(id: VaultId, force: boolean): Promise<void>;
}

export function drivesOf({ opened, afterUnlock, mount, ...needs }: DriveNeeds): Drives {
  const slots = new Map<VaultId, DriveSlot>();

  function slotOf(id: VaultId): DriveSlot {
    const slot = slots.get(id);
    if (!slot || slot.isLeaving) throw new VaultError({ kind: "locked" });
    return slot;
  }

  return {
    stateOf: (id) => slots.get(id)?.state ?? { kind: "off" },
    follow() {
      for (const id of opened()) {
        if (slots.has(id)) continue;
        const wants = afterUnlock(id);
        const slotNeeds = { ...needs, mount: () => mount(id) };
        slots.set(id, new DriveSlot(slotNeeds, wants.mount ? { reveal: wants.reveal } : null));
      }
    },
    mount: async (id) => slotOf(id).mount(),
    open: async (id) => slotOf(id).open(),
    release: async (id) => (await slots.get(id)?.release()) ?? true,
    force: async (id) => slotOf(id).force(),
    async leave(id, force) {
      const slot = slots.get(id);
      if (!slot) return;
      const isFirst = !slot.isLeaving;
      await slot.leave(force);
      if (isFirst) slots.delete(id);
    },
  };
}
