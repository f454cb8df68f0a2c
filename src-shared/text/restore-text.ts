/** What the window says about vaults that have lost their configuration, their key file, or both. */

import { worded } from "./worded.ts";

export const restoreText = worded("restoreText", {
  title: (name: string) => `Restore “${name}”`,
  surveying: "Looking at the folder…",
  close: "Close",

  config: "Configuration",
  keyFile: "Key file",
  state: {
    there: "there",
    missing: "missing",
    damaged: "damaged",
    away: "not there now",
  },
  about:
    "The encrypted files are untouched. Latchkey can make what is lost again, once something shows that the vault is yours:",
  by: "What you have",
  byWords: "Recovery key",
  byWordsAbout: "The 44 words",
  byPassword: "Password",
  byPasswordAbout: "It opens the key file",
  byCopyAbout: "It opens a kept copy of the key file",
  byNothing: "Nothing is here that it could open",
  onlyWords:
    "No key file and no copy of one is here, so a password opens nothing. If the key file is on a stick, plug that in, or choose the file.",
  chooseKey: "Choose its key file…",
  password: "Password of the vault",
  hubThere: (host: string) =>
    `A Hub keeps the key of this vault (${host}), and the configuration that says so is there. Such a vault has no key file that could be lost: unlock it through its Hub. Without the Hub, its recovery key makes it a vault with a password: “Leave the Hub” in its options.`,
  hubMaybe:
    "If a Hub keeps the key of this vault, its owner can download the configuration there again. Made anew here, it is that of a vault with a password.",
  next: "Next",

  looking: "Looking through the vault…",
  lookingAt: (done: number, total: number) => `Looking through the vault: ${done} of ${total}`,
  restoring: "Writing and proving…",
  stop: "Stop",

  fits: "That is the key of this vault. Choose what it gets back:",
  anew: "Make it anew",
  anewAbout: (cipher: string, threshold: number) =>
    `${cipher}, names shortened beyond ${threshold} characters`,
  anewAsk: (cipher: string) => `${cipher}; from which length on names are shortened, you say`,
  copyOf: (time: string) => `Copy of ${time}`,
  ofThisVault: "of this vault",
  fromHub: (host: string) => `key kept by the Hub ${host}`,
  cannot: {
    anotherVault: "of another vault",
    unreadable: "damaged",
    otherPassword: "takes another password",
    needsPassword: "takes its password: go back for that",
  },
  hubKey: (host: string) =>
    `The Hub ${host} gives the key to who is entitled, so no key file is needed.`,
  threshold: "Names are shortened beyond",
  thresholdHint: (least: number, most: number) =>
    `The names in this vault contradict each other. Say what it was, if you know; ${most} is usual, ${least} the least.`,
  thresholdProblem: (least: number, most: number) =>
    `A number from ${least} to ${most}, in characters.`,
  newKeyFile: "A new one, with a new password",
  newKeyFileAbout: "Copies of older ones keep the password of their time",
  oldPassword: "takes the password you typed",
  back: "Back",
  restore: "Restore",

  doneTitle: (name: string) => `“${name}” is restored`,
  proved: "What was restored was proved to open and list the vault before it was put in place.",
  madeConfig: (cipher: string, threshold: number) =>
    `made anew: ${cipher}, names shortened beyond ${threshold} characters`,
  takenConfig: (copy: string) => `from ${copy}`,
  keptLead: "What was there before is kept as:",
  oldCopies: (count: number) =>
    count === 1
      ? "One older key file is still there. It opens the vault with the password of its time; a change of the password offers to remove it:"
      : `${count} older key files are still there. They open the vault with the passwords of their time; a change of the password offers to remove them:`,
  unlock: "Unlock now",

  cardHeading: "Lost files",
  cardAbout:
    "If the configuration or the key file is lost, damaged, or of another vault, it can be made again: by the recovery key, the password, or a copy that was kept in the folder or beside the key file.",
  cardButton: "Restore…",
  lostHeading: "Its files are lost",
});
