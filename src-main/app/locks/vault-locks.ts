/**
 * Locks open vaults when their key is taken away, when the computer goes to sleep, and with the screen: as
 * the options of each say.
 *
 * A vault into which programs write is never cut off. Its user is told, and it is tried again until it is locked.
 */

import { setTimeout as pause } from "node:timers/promises";
import type { VaultOptions } from "../../../src-shared/model/vault-options.ts";
import type { VaultId } from "../../../src-shared/model/vault-summary.ts";
import { lockText } from "../../../src-shared/text/lock-text.ts";
import type { Log } from "../answer.ts";
import type { AppState } from "../app-state.ts";
import { lockVault } from "../lock-vault.ts";
import { whenKeyGone } from "./key-gone.ts";
import type { LockReason, LockSource } from "./lock-source.ts";
import type { SleepHold } from "./sleep-hold.ts";

/** Milliseconds between two tries to lock a vault in which somebody writes. */
const AGAIN_EVERY = 3_000;

/** Milliseconds after which a computer that was let go to sleep is held again. */
const HOLD_AGAIN_AFTER = 30_000;

export interface VaultLocks {
  /** Looks which vaults are open, and watches the keys of those. */
  readonly follow: () => void;
  readonly stop: () => void;
}

interface LockNeeds {
  readonly state: Pick<AppState, "open" | "list" | "keys" | "drives" | "look">;
  /** What asks all vaults at once. */
  readonly source: LockSource;
  readonly hold: SleepHold;
  readonly notify: (title: string, body: string) => void;
  readonly log: Log;
}

export function vaultLocks(needs: LockNeeds): VaultLocks {
  const { state, source, hold } = needs;
  const { open, list } = state;
  const locker = lockerOf(needs);
  const watches = new Map<VaultId, { readonly path: string; readonly stop: () => void }>();

  let isStopped = false;

  const optionsOf = (id: VaultId): VaultOptions => list.find(id).options;

  function follow(): void {
    if (isStopped) return;
    const ids = open.opened.map(({ id }) => id);
    for (const id of new Set([...watches.keys(), ...ids])) watch(id, ids.includes(id));
    if (ids.some((id) => optionsOf(id).lockOnSleep)) hold.take();
    else hold.release();
  }

  function watch(id: VaultId, isOpen: boolean): void {
    const path = isOpen ? watchedPath(id) : null;
    const watched = watches.get(id);
    if (watched?.path === path) return;
    watched?.stop();
    watches.delete(id);
    if (path === null) return;
    const whenGone = whenKeyGone(path, state.keys.listVolumes);
    watches.set(id, { path, stop: whenGone((reason) => void locker.lock(id, reason)) });
  }

  /** The key file whose going locks a vault; `null` if none does. */
  function watchedPath(id: VaultId): string | null {
    const opener = state.keys.openedBy(id);
    if (!opener?.isElsewhere) return null;
    return (optionsOf(id).lockWhenKeyGone ?? opener.isRemovable) ? opener.hostPath : null;
  }

  async function lockAll(reason: LockReason): Promise<void> {
    const ids = open.opened.map(({ id }) => id).filter((id) => isWished(optionsOf(id), reason));
    await Promise.all(ids.map((id) => locker.lock(id, reason)));
    if (reason !== "sleep") return;
    hold.release();
    setTimeout(follow, HOLD_AGAIN_AFTER).unref();
  }

  const stopSource = source((reason) => void lockAll(reason));
  return {
    follow,
    stop() {
      isStopped = true;
      stopSource();
      for (const { stop } of watches.values()) stop();
      watches.clear();
      locker.stop();
      hold.release();
    },
  };
}

function isWished(options: VaultOptions, reason: LockReason): boolean {
  return reason === "sleep" ? options.lockOnSleep : options.lockWithScreen;
}

/** Tries to lock vaults, again and again, each by one trier. */
function lockerOf({ state, notify, log }: LockNeeds) {
  const { open, list } = state;
  const trying = new Set<VaultId>();
  let isStopped = false;

  /** @returns whether it is locked, or anything but open */
  async function tryOnce(id: VaultId): Promise<boolean> {
    try {
      const { kind } = await lockVault(state, id, false);
      await state.look(id);
      return kind === "locked";
    } catch (error) {
      log("locking a vault", error);
      return open.stateOf(id).kind !== "unlocked";
    }
  }

  const isWaiting = (id: VaultId) => !isStopped && open.stateOf(id).kind === "unlocked";

  async function goOn(id: VaultId): Promise<void> {
    while (isWaiting(id)) {
      await pause(AGAIN_EVERY, undefined, { ref: false });
      if (isWaiting(id) && (await tryOnce(id))) break;
    }
    trying.delete(id);
  }

  /** Ends with the first try; the others go on by themselves. */
  async function firstTry(id: VaultId, reason: LockReason): Promise<void> {
    if (trying.has(id)) return;
    trying.add(id);
    if (await tryOnce(id)) {
      trying.delete(id);
      return;
    }
    notify(lockText.notLocked(list.find(id).name), lockText.because[reason]);
    void goOn(id);
  }

  return {
    lock: firstTry,
    stop: () => {
      isStopped = true;
    },
  };
}
