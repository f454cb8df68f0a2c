/**
 * Whether the app may quit.
 *
 * While vaults are open the user is asked first, unless they have said in the
 * preferences that they need not be. The answer comes over the contract.
 */

import type { QuitOutcome } from "../../../src-shared/model/quit.ts";
import type { AppState } from "../app-state.ts";
import { filesBeingWritten } from "../lock-vault.ts";
import type { SettingsBook } from "../settings/settings.ts";
import type { Wishes } from "./wishes.ts";

export interface QuitGuard {
  /** @returns whether to go on; if not, the user has been asked */
  mayQuit(): boolean;

  /** The user's answer. @param force - also while programs are writing */
  quit(force: boolean): Promise<QuitOutcome>;

  /** The system is shutting down, or the user logs out: nobody is asked any more. */
  giveWay(): void;
}

interface QuitNeeds {
  readonly state: Pick<AppState, "list" | "open" | "drives">;
  readonly settings: Pick<SettingsBook, "current">;
  readonly wishes: Wishes;
  /** Ends the program. */
  readonly end: () => void;
}

export function quitGuard({ state, settings, wishes, end }: QuitNeeds): QuitGuard {
  let isDecided = false;

  /** The names of open vaults into which programs are writing right now. */
  function busyVaults(): readonly string[] {
    return state.open.opened
      .filter(({ id }) => filesBeingWritten(state.open, id).length > 0)
      .map(({ id }) => state.list.find(id).name);
  }

  /** Takes drives down, and names the vaults in whose drives programs have something open. */
  async function vaultsWithBusyDrives(): Promise<readonly string[]> {
    const vaults = state.open.opened.map(async ({ id }) =>
      (await state.drives.release(id)) ? [] : [state.list.find(id).name],
    );
    return (await Promise.all(vaults)).flat();
  }

  async function whoIsBusy(): Promise<readonly string[]> {
    const vaults = busyVaults();
    return vaults.length > 0 ? vaults : vaultsWithBusyDrives();
  }

  return {
    mayQuit() {
      const { opened } = state.open;
      const needsNoAnswer = settings.current.lockOnQuit && busyVaults().length === 0;
      if (isDecided || opened.length === 0 || needsNoAnswer) return true;
      wishes.make({ kind: "ask-to-quit" });
      return false;
    },

    async quit(force) {
      const vaults = force ? [] : await whoIsBusy();
      if (vaults.length > 0) return { kind: "busy", vaults };
      isDecided = true;
      end();
      return { kind: "quitting" };
    },

    giveWay() {
      isDecided = true;
    },
  };
}
