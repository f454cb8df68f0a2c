/** What the page with the options of a vault says. */

import { worded } from "./worded.ts";

export const vaultOptionsText = worded("vaultOptionsText", {
  heading: (name: string) => `Options of “${name}”`,
  back: "Back to the vault",
  general: "General",
  name: "Name in this list",
  nameHint: "The folder keeps its name, and other computers see nothing of it.",
  group: "Group",
  groupHint: "Vaults of one group stand together in the list.",
  noGroup: "No group",
  onUnlock: "Unlocking",
  unlockOnStart: "Ask for its password when Latchkey starts",
  readOnly: "Only for reading, unless another choice is made when it is unlocked",
  passwordSaved: "The password is saved in the keychain of this computer.",
  forgetPassword: "Forget it",
  autoLock: "Lock when not used for",
  never: "Never",
  minutes: (minutes: number) => {
    if (minutes % 1_440 === 0) return minutes === 1_440 ? "1 day" : `${minutes / 1_440} days`;
    if (minutes % 60 === 0) return minutes === 60 ? "1 hour" : `${minutes / 60} hours`;
    return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  },
  port: "Port of its drive",
  portHint:
    "Where other programs find the drive, from the next unlocking on. Left empty, one is chosen.",
  portProblem: (least: number, most: number) => `A port is a number from ${least} to ${most}.`,
  remove: "Remove",
  removeAbout:
    "Takes the vault off this list. No file is deleted, and you can add it again at any time.",
  removeButton: "Remove from list…",
  removeWhileOpen: "Lock the vault first.",
});

export const statisticsText = worded("statisticsText", {
  heading: "Since it was unlocked",
  read: "read",
  written: "written",
  decrypted: "decrypted",
  encrypted: "encrypted",
  cacheHits: "at hand when read again",
  accesses: "requests answered",
  inUse: "Files in use",
  noneInUse: "No program is reading or writing a file right now.",
  use: {
    reading: "being read",
    writing: "being written",
    locked: "kept open by a program",
    copying: "being copied; goes on when the vault is open again",
  },
});

export const namesText = worded("namesText", {
  heading: "Which encrypted file is which",
  path: "A file or folder of this vault",
  pathHint: "Its path in the vault, or its address in the drive.",
  pathExample: "/Letters/2026/offer.pdf",
  show: "Show encrypted file",
  decrypt: "Encrypted files in the vault folder",
  decryptHint: "Choose some of them to read what they are called in the vault.",
  choose: "Choose files…",
  problem: {
    foreign: "Nothing that this vault has encrypted",
    orphan: "In a folder that nothing leads to; a check of the vault finds it",
  },
});

export const recoveryKeyText = worded("recoveryKeyText", {
  heading: "Recovery key",
  about:
    "44 words that open the vault when its password is forgotten or its key file is lost. Whoever has them has the vault.",
  password: "Password of the vault",
  show: "Show it",
  reading: "Checking the password…",
  writeDown:
    "Write the words down in this order, or print them, and keep them where nobody else comes. Never keep them beside the vault.",
});

export const stillWritingText = worded("stillWritingText", {
  title: "Files are still being written",
  body: "Latchkey locks the vault as soon as they are done. Locking now cuts them off: what is half written is lost, and the version before stays.",
  driveBusy:
    "Programs have something open in the drive: a file, or a folder they work in. Latchkey locks the vault as soon as they are done. Locking now cuts them off: what is not saved yet is lost.",
  waiting: "Waiting for the programs…",
  cancel: "Keep it open",
  force: "Lock now",
});
