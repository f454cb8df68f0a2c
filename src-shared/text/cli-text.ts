/** What the command line says besides failures (failure-text.ts) and help (cli-help-text.ts). */

import type { Failure } from "../failure.ts";

const nearest = (near: readonly string[]): string =>
  near.length === 0 ? "" : ` (perhaps ${near.map((word) => `“${word}”`).join(" or ")})`;

/** What is wrong with a call, and what to write instead. */
export const usageText = {
  noCommand: "Say what to do: “latchkey COMMAND VAULT”; “latchkey help” lists the commands.",
  /** @param near - what was most likely meant; may be none */
  unknownCommand: (word: string, near: readonly string[]) =>
    `“${word}” is not a command of latchkey${nearest(near)}; “latchkey help” lists them.`,
  commandFirst: (word: string) =>
    `The command comes first, before “${word}”; “latchkey help” lists the commands.`,
  unknownOption: (option: string, command: string, near: readonly string[]) =>
    `“${option}” is not an option of “${command}”${nearest(near)}; “latchkey help ${command}” lists them.`,
  optionTwice: (option: string) => `“${option}” is given twice; give it once.`,
  valueNotWanted: (option: string) => `“${option}” takes no value; write it alone.`,
  valueMissing: (option: string) =>
    `“${option}” needs a value; one that begins with a dash is written as “${option}=VALUE”.`,
  notAnInteger: (option: string, value: string, minimum: number, maximum: number) =>
    maximum === Number.MAX_SAFE_INTEGER
      ? `“${option}” takes a whole number of ${minimum} or more, not “${value}”.`
      : `“${option}” takes a whole number from ${minimum} to ${maximum}, not “${value}”.`,
  notAChoice: (option: string, value: string, choices: readonly string[]) =>
    `“${option}” takes ${choices.join(" or ")}, not “${value}”.`,
  notInList: (option: string, value: string) =>
    `“${option}” does not know “${value}”; docs/health.md lists what it knows.`,
  operandMissing: (operand: string, command: string) =>
    `${operand} is missing; “latchkey help ${command}” shows how to write it.`,
  operandExtra: (word: string, command: string) =>
    `“${word}” is one argument too many; “latchkey help ${command}” shows how to write it.`,
  operandEmpty: (operand: string) => `${operand} is empty; write what it stands for.`,
  secretTwice: (options: readonly string[]) =>
    `${options.map((option) => `“${option}”`).join(" and ")} both give the password; give one of them.`,
  keyTwice: (options: readonly string[]) =>
    `${options.map((option) => `“${option}”`).join(" and ")} both say what the key is; give one of them.`,
  stdinTwice: (options: readonly string[]) =>
    `${options.map((option) => `“${option}”`).join(" and ")} both read standard input, which holds one of them; pass the other one another way.`,
  noKeyToWatch:
    "“--lock-when-key-gone” waits for the key file to go, and a recovery key opens the vault without one; leave one of them out.",
  noWords:
    "There is no terminal to ask for the recovery key; pass --words-stdin or --words-file FILE.",
  subcommandMissing: (group: string, names: readonly string[]) =>
    `“${group}” needs a word more: ${names.map((name) => `“latchkey ${name}”`).join(", ")}.`,
  newPlaceUnknown: (drives: string) =>
    `The key file of this vault is kept elsewhere (${drives}), so it is not put into the vault folder; say with --masterkey-file PATH where the new one goes.`,
  rawKeyMalformed: (path: string) =>
    `“${path}” is not a raw masterkey, which is 128 hex digits or 64 bytes.`,
  noPassword:
    "There is no terminal to ask for the password; pass --password-stdin, --password-env NAME, --password-file FILE or --password-command CMD.",
  variableNotSet: (name: string) =>
    `The environment variable “${name}” is not set; set it to the password, or pass the password another way.`,
  secretTooLong: (mebibytes: number) =>
    `The password is longer than ${mebibytes} MiB; check that the right file or input was passed.`,
  secretNotText: "The password is not valid UTF-8 text; save it as UTF-8, or pass it another way.",
  tooLong: (seconds: number) => `no answer in ${seconds} s`,
  commandFailed: (outcome: string) =>
    `The command of “--password-command” gave no password (${outcome}); run it by hand to see why.`,
  resumeAlone:
    "“--resume” goes on with a check as it was begun: leave out “--deep”, “--only” and “--fix”.",
  nothingToResume:
    "No check of this vault was stopped, so there is none to go on with; leave out “--resume”.",
  insideVault: (local: string) =>
    `“${local}” lies in the folder of the vault itself, which holds nothing but ciphertext; choose another place.`,
  containsVault: (local: string) =>
    `“${local}” holds the folder of the vault itself; choose what to copy more narrowly.`,
  recursiveMissing: (path: string) =>
    `“${path}” is a folder; pass -r to remove it with everything in it.`,
  rootStays: "The root “/” of a vault cannot be removed; name what is in it.",
} as const;

export const promptText = {
  password: (vault: string) => `Password of “${vault}”: `,
  newPassword: (vault: string, minimum: number) =>
    `New password for “${vault}” (at least ${minimum} characters): `,
  repeatPassword: "The same again: ",
  words: (vault: string) => `Recovery key of “${vault}” (44 words): `,
  controlCharacter:
    "The password has a control character in it, such as a tab or a line break, which you may not be able to type again.",
  passwordsDiffer: "The two are not the same. Once more, please.",
} as const;

/** What commands tell people when they are done; programs get JSON instead. */
export const resultText = {
  created: (vault: string, masterkeyFile: string) =>
    `Made the vault “${vault}”; its key file is “${masterkeyFile}”. Without key file and password nobody can open it: keep copies of the key file.`,
  serving: "The vault is open. Connect to this address with a WebDAV client:",
  mountedAt: (place: string) => `The drive is “${place}”.`,
  ejected: "The drive was ejected, so the vault is locked.",
  driveForced: "Files were still open in the drive; what was not saved may be lost.",
  noDrives: "No drive of “latchkey serve --mount” is there.",
  drive: (place: string, vault: string, isLeft: boolean) =>
    `${place}  (${vault})${isLeft ? ", left by a crash" : ""}`,
  stopServing: "Press Ctrl+C to lock the vault and stop.",
  copied: (what: readonly string[], size: string) => `Copied ${what.join(", ")}: ${size}.`,
  copiedNothing: "Copied nothing.",
  progress: (doneFiles: number, totalFiles: number, done: string, total: string) =>
    `${doneFiles} of ${totalFiles} files, ${done} of ${total}`,
} as const;

/** What `import` and `export` tell people. */
export const transferText = {
  canBeResumed: "The same call with “--resume” goes on from here.",
} as const;

/** Words in front of what `info` and `stat` tell people. */
export const labelText = {
  vault: "Vault",
  format: "Format",
  cipher: "Encryption",
  shorteningThreshold: "Long names",
  key: "Key",
  state: "State",
  path: "Path",
  type: "Type",
  size: "Size",
  changed: "Changed",
  target: "Leads to",
  sha256: "SHA-256",
  problem: "Problem",
  address: "Address",
  username: "User",
  sharePassword: "Password",
} as const;

export const infoText = {
  unknown: "unknown until the upgrade",
  shortened: (threshold: number) => `shortened beyond ${threshold} characters of ciphertext`,
  keyFile: (path: string) => `password and key file “${path}”`,
  keyFileElsewhere: "password and key file, which is not in the vault folder",
  hub: (host: string) => `kept by the Hub server ${host}`,
  current: "up to date",
  needsUpgrade: "needs an upgrade to format 8 before it can be opened",
} as const;

export const upgradeText = {
  notNeeded: "The vault has format 8 already; nothing was changed.",
  progress: (done: number, total: number) => `${done} of ${total} names`,
  step: (from: number, to: number) => `Upgraded from format ${from} to ${to}.`,
  done: "The vault is up to date. Let the sync finish before you open it on another computer.",
  skipped: (files: string) =>
    `${files} could not be renamed, because the long name is lost or not synced: still there, but no app will list it. “latchkey salvage” exports it.`,
} as const;

const reasonText = {
  tampered: "damaged",
  "broken-node": "broken in the vault folder",
  "not-downloaded": "not downloaded from the cloud",
  "permission-denied": "not readable on this disk",
} as const;

/** What `salvage` tells people. */
export const salvageReportText = {
  lost: (path: string, reason: keyof typeof reasonText) => `Lost: ${path} (${reasonText[reason]})`,
  damaged: (path: string, holes: readonly string[]) =>
    `Damaged: ${path}, zeros at bytes ${holes.join(", ")}`,
  emptyFolder: (path: string) => `Its content is missing: ${path}`,
  /** `end` is not included. */
  hole: (start: number, end: number) =>
    start === end ? `${start} and beyond (cut off there)` : `${start} to ${end - 1}`,
  renamed: (path: string, savedAs: string) => `Saved under another name: ${path} → ${savedAs}`,
  progress: (files: number, size: string) => `${files} files, ${size}`,
  done: (what: readonly string[], size: string) => `Saved ${what.join(", ")}: ${size}.`,
  nothing: "Saved nothing.",
  inLostAndFound: "Folders and files whose place or name is lost are in LOST+FOUND.",
  damagedFiles: (files: string) => `Not whole: ${files}.`,
  lostEntries: (entries: string) => `Lost: ${entries}.`,
  whole: "Everything in the vault was whole.",
} as const;

/** What `verify` says. */
export const verifyText = {
  missing: (path: string) => `Not in the vault: ${path}`,
  extra: (path: string) => `Only in the vault: ${path}`,
  differs: (path: string) => `Not the same: ${path}`,
  unreadable: (path: string) => `Could not be read, so not compared: ${path}`,
  equal: "Equal: every file in the vault has the same content.",
  progress: (files: number, size: string) => `${files} files, ${size} compared`,
} as const;

/** What `decrypt-name` says of what has no cleartext path. */
export const nameProblemText = {
  foreign: (path: string) => `“${path}” is nothing that this vault has encrypted.`,
  orphan: (path: string) =>
    `“${path}” lies in a folder that nothing in the vault leads to any more; “latchkey salvage” exports it.`,
} as const;

/** Stands where failures have the path of a file. */
export const outputText = "standard output";

export const entryText = {
  file: "file",
  directory: "folder",
  symlink: "link",
} as const;

const count = (one: string, many: string) => (number: number) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

export const countText = {
  files: count("file", "files"),
  directories: count("folder", "folders"),
  symlinks: count("link", "links"),
  entries: count("entry", "entries"),
  repairs: count("repair", "repairs"),
} as const;

/** What only the command line can add to the sentence of a failure. */
export const hintText: { readonly [K in Failure["kind"]]?: string } = {
  "masterkey-missing": "“--masterkey-file PATH” says where.",
  "needs-upgrade": "“latchkey migrate VAULT” does that.",
  unexpected: "Set LATCHKEY_DEBUG=1 to see what.",
};

function contentLine(authenticated: string | null): string {
  return authenticated === null
    ? "Contents were not looked at; “--deep” authenticates them."
    : `Content authenticated: ${authenticated}.`;
}

/** What `check` and `undo-fix` tell people; the findings themselves are in health-text.ts. */
export const checkText = {
  reportOf: (vault: string, time: string) => `Check of the vault “${vault}”, ${time}\n`,
  goesOn: (time: string) => `\nGone on with, ${time}\n`,
  canBeResumed: "“latchkey check VAULT --resume” goes on where this check was stopped.",
  repairable: (repair: string) => `With --fix: ${repair}`,
  repaired: (repair: string) => `Repaired. ${repair}`,
  notRepaired: "Could not be repaired; nothing was changed here.",
  reading: (done: number, total: number) => `Reading ${done} of ${total} folders`,
  checking: (done: number, total: number) => `Checked ${done} of ${total} folders`,
  bytes: (done: string, total: string) => `, ${done} of ${total}`,
  timeLeft: (seconds: number) =>
    seconds < 90 ? `, ${seconds} s left` : `, ${Math.round(seconds / 60)} min left`,
  summary: (
    found: {
      readonly good: number;
      readonly info: number;
      readonly warn: number;
      readonly critical: number;
    },
    /** `null` if contents were not looked at. */
    authenticated: string | null,
  ) =>
    `Critical: ${found.critical}, warnings: ${found.warn}, information: ${found.info}, in order: ${found.good}. ${contentLine(authenticated)}`,
  canBeUndone: (run: string) =>
    `What was replaced is kept in “${run}” in the vault folder; “latchkey undo-fix” takes the repairs back.`,
  restored: (run: string, count: number) => `Took back ${countText.repairs(count)} of “${run}”.`,
} as const;
