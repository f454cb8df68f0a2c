/**
 * The words of the help. What exists (commands, operands, options) is said by
 * the tables in src-main/cli; a test there holds the two together.
 */

import { hubHelp } from "./cli-hub-text.ts";
import { transferHelp } from "./cli-transfer-help-text.ts";
import type { CommandHelp } from "./command-help.ts";

const sourceAndTarget =
  "Folders are copied with everything in them, with links (never what a link leads to) and times. The target becomes the copy of the source. If the target is a folder that exists, the entries of a folder are merged into it, and a file or link is put inside it.";

export const commandHelp: Readonly<Record<string, CommandHelp>> = {
  create: {
    summary: "Make a new, empty vault",
    details: [
      "VAULT is a folder that does not exist yet, or is empty. The password needs at least 8 characters.",
      "With --masterkey-file the key file is written to PATH, on a stick for example, instead of into the vault folder: what lies in the cloud then opens nothing. This computer remembers the drive and looks for the key file there, wherever it is mounted.",
    ],
    examples: ["latchkey create ~/Cloud/Taxes"],
  },
  info: {
    summary: "Say what kind of vault it is, without password",
    details: [
      "Nothing that is shown has been verified: that takes the key. The vault is not changed.",
    ],
    examples: ["latchkey info ~/Cloud/Taxes --json"],
  },
  tree: {
    summary: "List everything in the vault, or below a path in it",
    details: [
      "A folder comes before its content. An entry that cannot be read is listed with its error and does not stop the rest. The vault is not changed.",
    ],
    examples: ["latchkey tree ~/Cloud/Taxes /2025", "latchkey tree ~/Cloud/Taxes --digest --json"],
  },
  ls: {
    summary: "List one folder",
    details: ["PATH is the root “/” unless given. The vault is not changed."],
    examples: ["latchkey ls ~/Cloud/Taxes /2025"],
  },
  stat: {
    summary: "Describe one file, folder or link",
    details: ["A link itself is described, not what it leads to. The vault is not changed."],
    examples: ["latchkey stat ~/Cloud/Taxes /2025/letter.pdf"],
  },
  cat: {
    summary: "Write a file, or a part of it, to standard output",
    details: [
      "Links are followed inside the vault. Every byte has been authenticated before it is written; at a damaged place the output ends and the exit code is 20. The vault is not changed.",
    ],
    examples: [
      "latchkey cat ~/Cloud/Taxes /notes.txt",
      "latchkey cat ~/Cloud/Taxes /film.mp4 --offset 1000 --length 500 > part",
    ],
  },
  get: {
    summary: "Copy a file, folder or link out of the vault",
    details: [
      sourceAndTarget,
      "Links below LOCAL are never followed, so nothing is written outside it. An entry that cannot be read is named and skipped; the rest is copied. The vault is not changed.",
    ],
    examples: ["latchkey get ~/Cloud/Taxes /2025 ~/Desktop/2025"],
  },
  put: {
    summary: "Copy a file, folder or link into the vault",
    details: [
      sourceAndTarget,
      "Each file appears in the vault as a whole or not at all. Devices, sockets and pipes cannot be stored; they are named and skipped.",
    ],
    examples: ["latchkey put ~/Cloud/Taxes ~/Desktop/2025 /2025"],
  },
  ...transferHelp,
  ...hubHelp,
  mkdir: {
    summary: "Make a folder in the vault",
    details: [],
    examples: ["latchkey mkdir -p ~/Cloud/Taxes /2025/letters"],
  },
  mv: {
    summary: "Rename or move a file, folder or link in the vault",
    details: ["TO is the new path, name included. If it exists already, nothing is done."],
    examples: ["latchkey mv ~/Cloud/Taxes /draft.txt /2025/final.txt"],
  },
  cp: {
    summary: "Copy a file, folder or link within the vault",
    details: ["TO is the path of the copy, name included. If it exists already, nothing is done."],
    examples: ["latchkey cp ~/Cloud/Taxes /2025 /2026"],
  },
  rm: {
    summary: "Remove files, folders and links from the vault",
    details: [
      "There is no way back. All paths are looked at first: if one of them is missing, or is a folder and -r is not given, nothing is removed.",
    ],
    examples: ["latchkey rm ~/Cloud/Taxes /old.txt", "latchkey rm -r ~/Cloud/Taxes /2019 /2020"],
  },
  ln: {
    summary: "Make a symbolic link in the vault",
    details: ["TARGET is stored as it is written and need not exist."],
    examples: ["latchkey ln ~/Cloud/Taxes 2025/letter.pdf /latest.pdf"],
  },
  check: {
    summary: "Find what is damaged in a vault, and repair it with --fix",
    details: [
      "Everything on the disk is looked at, also what apps hide; with --deep, every byte of content is authenticated too. Without --fix nothing is written.",
      "--fix repairs what can be repaired without guessing. Nothing is deleted: what is replaced goes to a dated folder beside the data of the vault, and “latchkey undo-fix” takes everything back. Let the sync client finish before you repair, and do not open the vault meanwhile.",
      "A check without --fix may be stopped with Ctrl+C; --resume goes on with it, as deep and for the same findings, and adds to the file of --report. What was found before is counted and not printed again.",
      "The exit code is 0 if nothing is worse than information, 3 after warnings, 4 after critical findings; what was repaired does not count. docs/health.md describes every finding.",
    ],
    examples: [
      "latchkey check ~/Cloud/Taxes --deep",
      "latchkey check ~/Cloud/Taxes --fix --report ~/Desktop/taxes-check.txt",
      "latchkey check ~/Cloud/Taxes --only OrphanContentDir,SyncConflict --fix",
      "latchkey check ~/Cloud/Taxes --resume",
    ],
  },
  "undo-fix": {
    summary: "Take back what check --fix has done",
    details: [
      "RUN is the folder of the repair, or the date in its name; the last repair unless given. The vault folder becomes what it was before, byte for byte. It takes no password, and none that is passed is read.",
      "What was changed since is not overwritten: it is named, and its old version stays in the folder of the repair.",
    ],
    examples: [
      "latchkey undo-fix ~/Cloud/Taxes",
      "latchkey undo-fix ~/Cloud/Taxes 20261120T181500Z",
    ],
  },
  serve: {
    summary: "Open the vault and share it over WebDAV, on this computer only",
    details: [
      "The address and a login made for this run are printed once the share answers. It ends with Ctrl+C (SIGINT) or SIGTERM: running requests are finished, the vault is locked, and the exit code is 0; a second signal does not wait for the requests.",
      "With --lock-… it also ends by itself, and says why: the vault is locked, requests that still run after five seconds are cut off, and the exit code is 0.",
      "--mount also makes it a drive of this computer. On Linux: in a desktop session with gvfs at a place that the desktop chooses, as root with davfs2 at WHERE, an empty folder, or at one in /run/latchkey-drives. davfs2 keeps decrypted copies of files in /run while the drive is there. On Windows WHERE is a letter, on macOS the drive is in /Volumes; neither has been tried there yet. Eject the drive, or press Ctrl+C, to end it; what is still open there is waited for.",
    ],
    examples: [
      "latchkey serve ~/Cloud/Taxes",
      "latchkey serve ~/Cloud/Taxes --mount",
      "latchkey serve ~/Cloud/Taxes --read-only --json",
      "latchkey serve ~/Cloud/Taxes --lock-when-key-gone --lock-after 30",
    ],
  },
  mounts: {
    summary: "List the drives that “serve --mount” has made on this computer",
    details: ["A drive that a crash has left is marked; the next “serve --mount” removes it."],
    examples: ["latchkey mounts --json"],
  },
  migrate: {
    summary: "Upgrade a vault of format 5, 6 or 7 to format 8",
    details: [
      "Before: let the sync finish on every computer, lock the vault everywhere and make a copy of its folder. No content is encrypted anew; names are rewritten and the key file is backed up beside itself in each step. A vault that cannot go all the way is refused and left as it is.",
      "An upgrade that was cut off, by Ctrl+C or a crash, goes on when it is called again.",
    ],
    examples: ["latchkey migrate ~/Cloud/Old"],
  },
  salvage: {
    summary: "Export whatever is whole out of a damaged vault",
    details: [
      "DEST is a folder; what is in it already is left alone. Every file that authenticates is exported, and of damaged files the parts that do: zeros stand for the rest, and each hole is listed with its offsets. Folders that nothing leads to, and files without a readable name, go to LOST+FOUND. The vault is not changed.",
      "Where the configuration “vault.cryptomator” or the key file is lost, the recovery key (--words-stdin, --words-file) or the raw masterkey (--rawkey-file) opens the vault.",
    ],
    examples: [
      "latchkey salvage ~/Cloud/Taxes ~/Desktop/rescued",
      "latchkey salvage ~/Cloud/Taxes /mnt/usb/rescued --words-file words.txt",
    ],
  },
  password: {
    summary: "Change the password of a vault",
    details: [
      "The key file is written anew, with a new salt, and proved before it takes the place of the old one; at no moment there is none. The old one is kept beside and still opens the vault with the old password: every such copy is named, and removed with --remove-old-copies.",
      "--scrypt-cost makes each guess of the password dearer, and each unlock slower: 15 is what every app writes, each step more doubles it. What it takes on this computer is told.",
    ],
    examples: [
      "latchkey password ~/Cloud/Taxes",
      "latchkey password ~/Cloud/Taxes --scrypt-cost 17 --remove-old-copies",
    ],
  },
  "key move": {
    summary: "Move the key file out of the vault folder, to a stick for example",
    details: [
      "DEST is a folder or a file name; the vault folder itself brings the key file back. It is written there, flushed, read back and proved to open the vault. Only then it is removed where it was, together with every older copy in the vault folder, each of which is named. This computer remembers the drive and finds it wherever it is mounted.",
      "The cloud may keep old versions of what was removed: whoever has one, and its password, can open the vault for good.",
    ],
    examples: ["latchkey key move ~/Cloud/Taxes /media/stick"],
  },
  "key copy": {
    summary: "Keep the key file in one more place, or bring an older copy up to date",
    details: [
      "As “key move”, and nothing is removed. This computer looks for the key file in all the places it remembers; after a change of the password, call it again for the other sticks.",
    ],
    examples: ["latchkey key copy ~/Cloud/Taxes /media/second-stick"],
  },
  "key remember": {
    summary: "Make this computer remember where the key file is",
    details: [
      "FILE is a key file that lies elsewhere already; it is proved to open the vault. If the vault folder has a link to it instead of a key file, the link is taken away.",
    ],
    examples: ["latchkey key remember ~/Cloud/Taxes /media/stick/taxes.key"],
  },
  "key list": {
    summary: "List the places of the key file that are remembered, and removable drives",
    details: ["Tells of each place whether the key file is there now. Nothing is changed."],
    examples: ["latchkey key list ~/Cloud/Taxes"],
  },
  "key forget": {
    summary: "Make this computer forget where the key file is",
    details: ["No key file is removed."],
    examples: ["latchkey key forget ~/Cloud/Taxes"],
  },
  "recovery-key show": {
    summary: "Show the recovery key of a vault: 44 words that open it",
    details: [
      "Whoever has these words can open the vault, without its key file and password, for good. Write them down and keep them where nobody else finds them. The vault is not changed.",
    ],
    examples: ["latchkey recovery-key show ~/Cloud/Taxes"],
  },
  "recovery-key check": {
    summary: "Say whether words are the recovery key of a vault, and which are wrong",
    details: [
      "Capitals, line breaks, punctuation and the numbers of a printed grid do not matter. A word that is in no recovery key is named, with those it may have been; two words that changed places are found. The exit code is 0 if the key belongs to the vault and 11 if not. The vault is not changed.",
    ],
    examples: ["latchkey recovery-key check ~/Cloud/Taxes --words-file words.txt"],
  },
  recover: {
    summary: "Give a vault a new password by its recovery key",
    details: [
      "A new key file is written where the old one was, or where --masterkey-file says, and proved before it takes its place; what it replaces is kept beside it. The recovery key stays valid. Every --password-… option means the new password here.",
      "To open the vault only once, pass --words-file to any other command, “serve” for example.",
    ],
    examples: [
      "latchkey recover ~/Cloud/Taxes --words-file words.txt",
      "latchkey recover ~/Taxes --words-file words.txt --masterkey-file /mnt/key",
    ],
  },
  restore: {
    summary: "Bring back a lost configuration or key file of a vault",
    details: [
      "For a vault whose “vault.cryptomator” or key file is missing or damaged. The configuration is found out from what the vault holds; the key file is made anew by the recovery key, with a new password. What is whole is left alone, and what is replaced is kept. Everything new is proved before it takes its place.",
      "--from takes a copy that lies in the vault folder instead, such as “vault.cryptomator.1A2B3C4D.bkup”.",
    ],
    examples: [
      "latchkey restore ~/Cloud/Taxes --words-file words.txt",
      "latchkey restore ~/Cloud/Taxes --from vault.cryptomator.1A2B3C4D.bkup",
    ],
  },
  locate: {
    summary: "Say where files and folders of the vault lie in its folder, encrypted",
    details: [
      "Of a folder the node that stands for it is named; with --json also the folder in which its content lies. The vault is not changed.",
    ],
    examples: ["latchkey locate ~/Cloud/Taxes /2025/letter.pdf"],
  },
  "decrypt-name": {
    summary: "Say which files and folders encrypted ones are",
    details: [
      "FILE is an encrypted file or folder (.c9r, .c9s, or a folder in “d”): its path on this computer, or from the vault folder on. It need not exist any more. The whole path in the vault is told; what is not of this vault is named and does not stop the rest. The vault is not changed.",
    ],
    examples: ["latchkey decrypt-name ~/Cloud/Taxes ~/Cloud/Taxes/d/*/*/*.c9r"],
  },
  verify: {
    summary: "Compare a file or folder of the vault with one of this computer",
    details: [
      "For who has moved a backup in and wants to be sure before removing the original. Every file is read on both sides and compared byte by byte, links by their targets; times do not count. Nothing is written. The exit code is 0 if they are equal and 3 if not.",
    ],
    examples: ["latchkey verify ~/Cloud/Taxes /2025 ~/Documents/Taxes/2025"],
  },
  completion: {
    summary: "Write a script by which a shell completes the words of this command line",
    details: [
      "SHELL is bash, zsh or fish. Commands, options, their values and paths on this computer are completed; paths in a vault are not, because that takes its password. The packages for Linux bring the scripts along.",
    ],
    examples: [
      "latchkey completion bash > ~/.local/share/bash-completion/completions/latchkey",
      "latchkey completion zsh > ~/.zfunc/_latchkey",
      "latchkey completion fish > ~/.config/fish/completions/latchkey.fish",
    ],
  },
  manual: {
    summary: "Write the manual page, for man",
    details: ["All of this help in one page. The packages for Linux bring it along."],
    examples: [
      "latchkey manual > ~/.local/share/man/man1/latchkey.1",
      "latchkey manual | man --local-file -",
    ],
  },
};

export const optionHelp: Readonly<Record<string, string>> = {
  cipher: "how content is encrypted (SIV_GCM unless given)",
  "shortening-threshold": "longest ciphertext name before it is shortened (220 unless given)",
  digest: "also compute the SHA-256 of every file",
  offset: "begin at this byte (0 unless given)",
  length: "write at most this many bytes",
  parents: "make missing folders on the way, and accept one that exists",
  recursive: "remove folders with everything in them",
  replace: "replace a file or link at TO, or an empty folder by a folder",
  deep: "authenticate the content of every file too",
  only: "look for these findings only",
  fix: "repair what can be repaired",
  report: "also write what is found to a file, as text",
  resume: "go on where the same call was stopped before",
  to: "the folder in the vault that receives them (“/” unless given)",
  "on-conflict": "what happens to names that are taken (keep-both unless given)",
  verify: "read back what was written, and compare it",
  port: "port of the address (any free one unless given)",
  "read-only": "refuse every change by clients",
  "lock-when-key-gone": "lock when the key file is taken away, within two seconds",
  "lock-with-screen": "lock on sleep, screen lock and user switch (Linux, by logind)",
  "lock-after": "lock when nothing was read or written for so many minutes",
  mount: "also make it a drive, at the folder or letter WHERE if given",
  "password-stdin": "read it from standard input",
  "password-env": "take it from an environment variable",
  "password-file": "read it from a file",
  "password-command": "take what a shell command prints",
  "words-stdin": "the recovery key: read it from standard input",
  "words-file": "the recovery key: read it from a file",
  "new-password-stdin": "the new password: read it from standard input",
  "new-password-env": "the new password: take it from an environment variable",
  "new-password-file": "the new password: read it from a file",
  from: "the copy in the vault folder that takes the place of the lost file",
  "scrypt-cost": "what each guess of the password costs, as a power of two",
  "remove-old-copies": "remove older copies of the key file, which old passwords open",
  "rawkey-file": "the raw masterkey: a file of 128 hex digits or 64 bytes",
  "trust-hub":
    "trust a Hub server without being asked, named to the letter as the question names it",
  "account-key-stdin": "your account key at the Hub: read it from standard input",
  "account-key-file": "your account key at the Hub: read it from a file",
  "device-name": "how this computer is called in the list of your devices",
  "new-device": "forget the key by which the Hub knows this command line, and register another one",
  remove: "remove the device with this id from your account",
  "masterkey-file": "the key file, where it is not in the vault folder",
  progress: "with --json: also print how far it is",
  json: "print JSON, one object per line",
  help: "show this help",
};

export const helpText = {
  usage: "Usage:",
  commands: "Commands:",
  options: "Options:",
  examples: "Examples:",
  passwordOptions: "Password, one of these (otherwise asked on the terminal):",
  passwordNote:
    "One line break at the end of the input or file is not part of the password; everything else is.",
  placeholders: "COMMAND VAULT [ARGUMENTS] [OPTIONS]",
  about:
    "Latchkey opens vaults in the Cryptomator format: folders of encrypted files that any cloud may sync.",
  operands: "VAULT is the folder of a vault on this computer. Paths in a vault begin with “/”.",
  more: "“latchkey help COMMAND” shows the options of a command, “latchkey --version” the version.",
  secrets:
    "Passwords are never arguments, where other users of the computer could read them: they are asked on the terminal, or come from standard input, a file, an environment variable or a command.",
  exitCodes: "The exit code is 0 if all went well; what other codes mean is in docs/cli.md.",
} as const;
