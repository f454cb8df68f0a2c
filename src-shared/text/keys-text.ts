/** What the window says about passwords and keys of a vault. */

import { worded } from "./worded.ts";

export const changePasswordText = worded("changePasswordText", {
  heading: "Password",
  about:
    "The vault gets a new key file, for the new password. Its files stay as they are, and so does its recovery key.",
  button: "Change password…",
  title: (name: string) => `Change the password of “${name}”`,
  current: "Current password",
  fresh: "New password",
  acknowledge: "I have kept the new password: nobody can reset it for me without the recovery key",
  progress: "Writing and proving the new key file…",
  changing: "Changing…",
  change: "Change password",

  changedTitle: "The password was changed",
  oldCopies: (count: number) =>
    count === 1
      ? "One older key file is still in the vault folder. It opens the vault with the old password:"
      : `${count} older key files are still in the vault folder. They open the vault with the passwords of their time:`,
  oldCopiesElsewhere:
    "Copies on other disks, in backups and in earlier versions that a cloud keeps do so too. If somebody else knows the old password, only a new vault shuts them out.",
  noOldCopies: "No older key file is left in the vault folder.",
  keep: (count: number) => (count === 1 ? "Keep it" : "Keep them"),
  remove: (count: number) => (count === 1 ? "Remove the old copy" : `Remove ${count} old copies`),
  removing: "Removing…",
  done: "Done",
});

export const recoverVaultText = worded("recoverVaultText", {
  forgotten: "Forgot password?",
  title: (name: string) => `Recover “${name}”`,
  about:
    "With the recovery key, the 44 words that were shown for this vault, it can be given a new password.",
  words: "Recovery key",
  wordsHint: "Type or paste it. Numbers, capitals, line breaks and commas do not matter.",
  checking: "Checking…",
  next: "Next",
  belongs: "This is the recovery key of the vault. Choose a new password for it.",
  progress: "Writing and proving the new key file…",
  recovering: "Setting…",
  recover: "Set new password",
  whereItIs: "Where the old one is",
  once: "Unlock once",
  unlocking: "Unlocking…",
});

export const guessCostText = worded("guessCostText", {
  label: "What each guess of it takes",
  asNow: "As much as now",
  /** @param log2 - of N: a guess takes as many KiB of memory */
  choice: (log2: number, milliseconds: number) =>
    `About ${(milliseconds / 1_000).toFixed(1)} s and ${2 ** (log2 - 10)} MB, as does each unlock here`,
});
