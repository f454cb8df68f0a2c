/**
 * Holds the computer awake for the moment that locking takes, where the system allows it.
 *
 * On Linux logind delays the sleep for whoever holds an inhibitor lock, for five seconds at most
 * (`InhibitDelayMaxSec`). `systemd-inhibit` holds one as long as the program runs that it starts: here `cat`,
 * which ends when we let go of it, also if we crash. Windows and macOS tell of a sleep and give no way to
 * delay it: there, what has not ended by then ends after waking.
 */

import { type ChildProcess, spawn } from "node:child_process";

export interface SleepHold {
  take(): void;
  release(): void;
}

export const noSleepHold: SleepHold = { take: () => undefined, release: () => undefined };

/** @param program - another one in tests */
export function logindSleepHold(program = "systemd-inhibit"): SleepHold {
  let holder: ChildProcess | null = null;

  function release(): void {
    holder?.stdin?.end();
    holder = null;
  }

  return {
    take() {
      if (holder !== null) return;
      const words = [
        "--what=sleep",
        "--mode=delay",
        "--who=Latchkey",
        "--why=Locking vaults",
        "cat",
      ];
      const child = spawn(program, words, { stdio: ["pipe", "ignore", "ignore"] });
      holder = child;
      // Where there is no logind, the computer sleeps when it wants to.
      child.on("error", () => {
        if (holder === child) holder = null;
      });
      child.on("exit", () => {
        if (holder === child) holder = null;
      });
      child.stdin.on("error", () => undefined);
      child.unref();
    },
    release,
  };
}
