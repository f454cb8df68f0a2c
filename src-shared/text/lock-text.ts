/** What is said of vaults that lock themselves. */

import { worded } from "./worded.ts";

export const lockText = worded("lockText", {
  notLocked: (name: string) => `“${name}” is not locked yet`,
  because: {
    "key-gone":
      "Its key file was taken away, but programs still have files in it open. It is locked as soon as they are done.",
    sleep:
      "The computer goes to sleep, but programs still have files in it open. It is locked as soon as they are done.",
    "screen-lock":
      "The screen is locked, but programs still have files in it open. It is locked as soon as they are done.",
    "user-switch":
      "Another user has the screen, but programs still have files in it open. It is locked as soon as they are done.",
    idle: "Nobody used it, but programs have files in it open now. It is locked as soon as they are done.",
  },
  whenKeyGone: "Lock when the drive with its key file is taken away",
  onSleep: "Lock when the computer goes to sleep",
  withScreen: "Lock with the screen, or when another user gets it",
});
