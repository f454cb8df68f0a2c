/** What the window says about the drive of an open vault. */

import { worded } from "./worded.ts";

export const driveText = worded("driveText", {
  heading: "Drive",
  open: "Open drive",
  browse: "Browse files",
  mount: "Mount the drive",
  again: "Try again",
  copyPlace: "Copy the place",
  mounting: "Your drive is being mounted…",
  mounted: "Your files are in",
  inDolphin: "Dolphin finds your files at",
  dolphinAsks:
    "Nothing on this computer can mount a drive. Dolphin reads the files itself, and asks for the user and password that stand below.",
  unmounting: "What was written there is being brought into the vault…",
  off: "Nothing is mounted. The files can be reached by their address.",
  ejected: "The drive was ejected. The vault is still open.",
  unmount: "Eject",
  busy: "Files are still open in the drive. Close them first, or eject it all the same: what is not saved yet is lost.",
  force: "Eject all the same",
  byHand: "Connect by hand",
  passwordHint:
    "Made for this time only, and for this computer only. It is not your vault's password.",

  fileLimit: {
    lead: (size: string) =>
      `Windows reads files of at most ${size} from a drive of this kind. Larger ones are seen there, but do not open. In this window, files of any size can be copied in and out.`,
    raise: (size: string) => `Raise it to ${size}`,
    raising: "Windows is asking you…",
    raised: "It was raised. That holds from the next start of Windows on.",
    kept: "It was not raised. Windows takes the permission of an administrator for that.",
  },

  options: {
    heading: "Drive",
    mount: "Mount the drive when the vault is unlocked",
    offForAll: "Drives are turned off in the preferences.",
    unavailable:
      "This computer has no way to mount a drive, so the address has to do. On Linux, gvfs or davfs2 is needed, on Windows its service WebClient.",
    afterUnlock: "After unlocking",
    actions: {
      nothing: "Stay here",
      ask: "Ask while unlocking",
      reveal: "Open the drive",
    },
    folder: "Folder of the drive",
    folderHint: "Where the drive appears, from the next time on. It has to be empty.",
    anyFolder: "Chosen by the system",
    chooseFolder: "Choose…",
    forgetFolder: "Let the system choose",
    letter: "Letter of the drive",
    anyLetter: "Any that is free",
    letterName: (letter: string) => `${letter}:`,
  },

  openAfterwards: "Open the drive afterwards",

  preferences: {
    mount: "Mount the drive of a vault when it is unlocked",
    mountHint: "It appears in the file manager like any other drive.",
    sidebar: "Add drives to the places of the file manager",
    sidebarHint:
      "While a drive is there, from the next time on. Other programs can read these places, and the name of the vault with them.",
  },
});
