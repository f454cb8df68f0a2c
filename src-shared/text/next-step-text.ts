/** The buttons of what to do next about a failure. */

import { worded } from "./worded.ts";
export const nextStepText = worded("nextStepText", {
  "look-again": "Look again",
  "show-folder": "Show the folder",
  recover: "Use the recovery key…",
  restore: "Restore…",
  check: "Check the vault…",
  "change-port": "Change the port…",
  upgrade: "Go to the upgrade",
  unlock: "Unlock…",
  "find-key": "Choose its key file…",
  lock: "Lock it",
  "show-log": "Show the log",
});
