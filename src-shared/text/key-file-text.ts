/** What the window says about where key files are kept. */

import { worded } from "./worded.ts";

export const keyFileText = worded("keyFileText", {
  picker: { title: "Choose the key file of the vault", button: "Choose" },
});

/** Where a key file can be put. */
export const keyHomeText = worded("keyHomeText", {
  about:
    "The vault is opened by its key file and your password together. Kept on a stick, the key file is a second lock: what lies in the cloud opens nothing, whatever your password is.",
  question: "Where should the key file live?",
  inVault: "In the vault folder",
  inVaultAbout: "Simple; the cloud has it, too",
  drive: (label: string) => `On “${label}”`,
  unnamedDrive: "On a drive without a name",
  folder: "Folder of your choice",
  chooseFolder: "Choose a folder…",
  chooseAnother: "Choose another folder…",
  noDrive: "Plug in a stick, and it shows up here.",
  keepAnother:
    "Without this key file the vault stays shut. Keep its recovery key, which you can see once the vault is made, or a second copy of the file.",
  goneAgain: "This drive is not there any more. Plug it in again, or choose another place.",
});

/** In the dialog that unlocks. */
export const keyAwayText = worded("keyAwayText", {
  insert: (label: string) => `Insert “${label}”: the key file of this vault is on it.`,
  insertOne: "The key file of this vault is not here. Insert one of these:",
  notThere: "The key file of this vault is not where it was:",
  unknown:
    "The key file of this vault is not in its folder, and this computer does not know where it is kept. Choose it, or plug in its stick and choose it there.",
  drive: (label: string) => label,
  onDrive: (label: string) => `Key file on “${label}”, found`,
  file: "Key file",
  waiting: "Waiting for it…",
  choose: "Choose file…",
  unlockBy: "Choose its key file…",
  change: "Change…",
  recover: "Use recovery key",
  lost: "If it is lost or damaged, it can be made again, or taken from a backup.",
  willRemember: "Once it has opened the vault, Latchkey looks for it there by itself.",
});

/** In the options of a vault. */
export const keyFileCardText = worded("keyFileCardText", {
  heading: "Key file",
  inside:
    "The key file lies in the vault folder, so whoever has a copy of the folder needs only the password. On a stick, it is a second lock.",
  onDrive: (label: string) =>
    `The key file is on “${label}”. What lies in the vault folder opens nothing by itself.`,
  elsewhere: (place: string) =>
    `The key file is “${place}”. What lies in the vault folder opens nothing by itself.`,
  linked: (place: string) =>
    `The key file in the vault folder is a link to “${place}”. Everybody who has the folder sees where it leads; Latchkey can remember the place instead.`,
  away: (label: string | null) =>
    label === null
      ? "The key file is not where it was. Without it, nothing here opens the vault but the recovery key."
      : `The key file is on “${label}”, which is not plugged in.`,
  unknown: "Where the key file is, this computer does not know.",
  places: "Places of the key file",
  folder: "Folder",
  state: (isHere: boolean, isCurrent: boolean) => {
    if (!isHere) return "not there now";
    return isCurrent ? "there" : "there, another version";
  },
  forget: "Forget",
  forgetPlace: (place: string) => `Forget “${place}”`,
  fingerprint: (fingerprint: string) =>
    `Fingerprint ${fingerprint}. The sheet with the recovery key has the same.`,
  awayNow: "Plug it in first.",
  remember: "Use a file that is there…",
  rememberLink: "Remember its place instead…",
  copy: "Put a copy elsewhere…",
  move: "Move…",
});

/** In the dialogs that do something with a key file. */
export const keyWorkText = worded("keyWorkText", {
  moveTitle: (name: string) => `Move the key file of “${name}”`,
  copyTitle: (name: string) => `Copy the key file of “${name}”`,
  rememberTitle: (name: string) => `Where the key file of “${name}” is`,
  where: "Where to",
  whereElse: "Where else to keep it",
  password: "Password of the vault",
  willGo: (names: readonly string[]) =>
    `Once it is proved at its new place, ${names.length === 1 ? "this file goes" : `these ${names.length} files go`} from the vault folder: ${names.join(", ")}.`,
  progress: "Writing, reading back and proving the key file…",
  working: "Working…",
  move: "Move it",
  copy: "Copy it",
  remember: "Remember it",
  rememberAbout:
    "Choose the key file, wherever it is. Once your password has proved that it opens this vault, Latchkey looks for it there.",
  linkGoes:
    "Once your password has proved that the file opens this vault, Latchkey looks for it there, on whichever letter or mount point its drive is; the link in the vault folder goes.",
  notChosen: "Not chosen yet",
  doneTitle: "The key file is in place",
  isAt: (place: string) => `It is “${place}” now, and was proved to open the vault.`,
  removed: (count: number) => (count === 1 ? "Removed:" : `Removed, ${count} in all:`),
  cloudKeeps:
    "The cloud may keep older versions of removed files. Whoever gets one, and knows its password, can open the vault for good: only a new vault shuts them out.",
  done: "Done",
});
