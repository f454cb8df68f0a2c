/**
 * Every sentence of the window, in English. What went wrong is worded in
 * `failure-text.ts`. A translation is another object of this shape.
 */

import { worded } from "./worded.ts";

export const text = worded("text", {
  appName: "Latchkey",

  cancel: "Cancel",
  dismiss: "Dismiss",

  list: {
    label: "Vaults",
    new: "New vault",
    add: "Add existing",
    adding: "Choosing…",
    preferences: "Preferences",
    search: "Search vaults",
    /** In the field itself, which is narrow. */
    searchHint: "Search",
    noneFound: (words: string) => `No vault matches “${words}”.`,
  },

  /** What the vaults of the list can be looked at by. */
  listMenu: {
    label: "View of the list",
    order: { own: "In my order", name: "By name", state: "Open ones first" },
    compact: "Compact rows",
    addByFile: "Add a vault by its file…",
  },

  /** Beside words that buttons have too. */
  menu: { unlock: "Unlock…", rename: "Rename…", deleteKey: "Del", controlKey: "Ctrl" },

  /** What a row says under the name of a vault that cannot simply be unlocked. */
  rowHint: {
    missing: "Folder is not here",
    needsUpgrade: "Needs an upgrade",
    notOpenable: "Cannot be opened",
    configMissing: "Its configuration is missing",
    keyMissing: "Its key file is missing",
    keyOn: (label: string, place: string) => `Key on “${label}” · ${place}`,
    atHub: (host: string) => `Hub: ${host}`,
  },

  /** For those who hear the list instead of seeing its colours. */
  spokenState: {
    looking: "not looked at yet",
    missing: "folder not here",
    locked: "locked",
    unlocking: "unlocking",
    unlocked: "open",
    locking: "locking",
    working: "busy",
    needsUpgrade: "needs an upgrade",
    notOpenable: "cannot be opened",
  },

  page: {
    looking: "Looking at the folder…",
    locked: "Locked",
    unlocking: "Unlocking…",
    working: {
      checking: "Being checked",
      repairing: "Being repaired",
      upgrading: "Being upgraded",
      restoring: "Being restored",
    },
    options: "Options",
    backToVault: "Back to the vault",
    openSince: (time: string) => `Open since ${time}`,
    onlyForReading: (state: string) => `${state} · only for reading`,
    locking: "Locking…",
    unlock: "Unlock",
    lock: "Lock",
    copyAddress: "Copy address",
    rename: "Rename",
    remove: "Remove from list…",
    lookAgain: "Look again",
  },

  about: {
    heading: "This vault",
    encryption: "Encryption",
    keyFile: "Key file",
    keyInVault: "In the vault",
    cipher: {
      SIV_GCM: "AES-256-GCM",
      SIV_CTRMAC: "AES-256-CTR with HMAC",
      unknown: "Not stated",
    },
  },

  whatUnlockingDoes: {
    heading: "What unlocking does",
    body: "Your files appear as a network drive on this computer. Each is decrypted only while it is read and encrypted before it is written; Latchkey puts no decrypted copy on the disk.",
  },

  share: {
    heading: "Your files are here",
    url: "Address",
    username: "User name",
    password: "Password of this drive",
    passwordHint:
      "Made for this time only, and for this computer only. It is not your vault's password.",
    show: "Show the password",
    copy: {
      url: "Copy the address",
      username: "Copy the user name",
      password: "Copy the password",
    },
    copied: "Copied",
    notCopied: "Not copied",
  },

  traffic: {
    heading: "Right now",
    writing: "writing",
    reading: "reading",
    requests: "requests running",
  },

  connect: {
    windows: {
      heading: "Open it in File Explorer",
      steps: [
        "Right-click “This PC” and choose “Map network drive”.",
        "Paste the address as the folder, and tick “Connect using different credentials”.",
        "Enter the user name and password from here.",
      ],
    },
    macos: {
      heading: "Open it in Finder",
      steps: [
        "Choose “Go”, then “Connect to Server” (⌘K).",
        "Paste the address and press “Connect”.",
        "Enter the user name and password from here.",
      ],
    },
    linux: {
      heading: "Open it in your file manager",
      steps: [
        "Choose “Other Locations” or “Connect to Server”.",
        "Paste the address. Where http:// is not taken, begin it with dav:// instead.",
        "Enter the user name and password from here.",
      ],
    },
  },

  missing: {
    heading: "The folder of this vault is not here",
    body: "Plug in its disk, or wait until your cloud client has synced it. If you moved the folder, show Latchkey where it is now.",
    relocate: "Find the folder…",
  },
  notOpenable: { heading: "This vault cannot be opened" },

  unlockDialog: {
    title: (name: string) => `Unlock “${name}”`,
    password: "Password",
    show: "Show the password",
    capsLock: "Caps Lock is on.",
    readOnly: "Only for reading: nothing in the vault can be changed",
    remember: "Save the password in the keychain of this computer",
    savedIsWrong:
      "The saved password no longer opens this vault: it was changed, perhaps on another computer. Type the new one, and it takes the place of the saved one.",
    unlock: "Unlock",
    unlocking: "Unlocking…",
    progress: "Checking the password. This takes a moment by design: it slows down guessing.",
  },

  removeDialog: {
    title: (name: string) => `Remove “${name}” from the list?`,
    body: "Only the entry in this list goes, and its password if it is saved on this computer. The vault and its files stay where they are, and you can add them again at any time.",
    remove: "Remove from list",
    removing: "Removing…",
  },

  renameDialog: {
    title: (name: string) => `Rename “${name}”`,
    name: "Name in this list",
    hint: "The folder keeps its name, and other computers see nothing of it.",
    rename: "Rename",
  },

  addRefusedDialog: {
    title: "This folder was not added",
    again: "Choose another folder…",
  },
  alreadyListed: (name: string) => `“${name}” is in your list already.`,

  welcome: {
    heading: "Welcome to Latchkey",
    body: "A vault is a folder whose files are encrypted. Keep it anywhere, even where a cloud syncs it, and open it here with your password.",
    create: "Create a vault…",
    add: "Add an existing vault…",
    whatToChoose:
      "An existing vault is a folder that holds a file named “vault.cryptomator” and a folder named “d”. Vaults made with Cryptomator work as they are.",
    steps: [
      { title: "Create or add", body: "Make a vault, or show Latchkey where yours is." },
      { title: "Unlock", body: "Enter its password. Only you know it." },
      { title: "Use", body: "Work with your files like on any other drive." },
    ],
  },

  notice: {
    list: {
      restored:
        "The saved list of vaults was damaged, so the copy from before the last change is shown.",
      startedEmpty:
        "The saved list of vaults was damaged and there is no copy of it, so this list is empty. Your vaults are untouched; add them again.",
      keptAs: (path: string) => `The damaged list is kept as “${path}”.`,
      notReadable: (path: string) =>
        `The saved list of vaults, “${path}”, cannot be read, so changes cannot be saved. Check its permissions, then start Latchkey again.`,
    },
    settings: {
      restored:
        "The saved preferences were damaged, so those from before the last change are in use.",
      startedEmpty:
        "The saved preferences were damaged and there is no copy of them, so they begin anew. Your vaults are untouched.",
      keptAs: (path: string) => `The damaged file is kept as “${path}”.`,
      notReadable: (path: string) =>
        `The saved preferences, “${path}”, cannot be read, so changes cannot be saved. Check their permissions, then start Latchkey again.`,
    },
  },

  saveFile: "Save the report",
  pickEncryptedFiles: "Choose encrypted files",
  vaultFiles: "Files of vaults",

  /** The system's own dialog. */
  pickFolder: {
    "existing-vault": { title: "Choose the folder of a vault", button: "Add vault" },
    "moved-vault": { title: "Choose the folder to which the vault was moved", button: "Choose" },
    "existing-vault-file": {
      title: "Choose the file “vault.cryptomator” of a vault",
      button: "Add vault",
    },
    drive: { title: "Choose an empty folder for the drive to appear in", button: "Choose" },
    "new-vault": { title: "Choose a folder to keep the new vault in", button: "Choose" },
    "key-home": { title: "Choose a folder to keep the key file in", button: "Choose" },
    "hub-template": {
      title: "Choose the file “vault.cryptomator” of the template of the Hub",
      button: "Choose",
    },
  },
});
