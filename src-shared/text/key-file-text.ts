/** What the window says about where key files are kept. */

export const keyFileText = {
  picker: { title: "Choose the key file of the vault", button: "Choose" },
} as const;

/** Where a key file can be put. */
export const keyHomeText = {
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
} as const;

/** In the dialog that unlocks. */
export const keyAwayText = {
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
  willRemember: "Once it has opened the vault, Latchkey looks for it there by itself.",
} as const;
