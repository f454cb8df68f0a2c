/** Every sentence on the way to a new vault, in English. */

import { assertNever } from "../assert-never.ts";
import type { PasswordHint, PlaceProblem } from "../model/new-vault.ts";
import type { NameProblem } from "../model/vault-name.ts";
import { saying, worded } from "./worded.ts";

export const newVaultText = worded("newVaultText", {
  heading: "New vault",
  steps: { place: "Name and place", key: "Key file", password: "Password", done: "Done" },
  stepOf: (step: number, of: number) => `Step ${step} of ${of}`,

  name: "Name",
  nameHint: "Its folder will have this name.",
  place: "Where to keep it",
  looking: "Looking for cloud folders…",
  chosenFolder: "Folder of your choice",
  chooseFolder: "Choose a folder…",
  chooseAnother: "Choose another folder…",
  folder: (path: string) => `The vault will be “${path}”.`,
  scarce: (size: string) => `There are only ${size} left on this disk.`,
  onDemand:
    "Some files of this folder are only in the cloud. Tell the sync client to keep the folder on this computer, or files of the vault may be missing here while you are offline.",
  needsShorter: (threshold: number) =>
    `Long file names will be stored in a shorter form here, from ${threshold} characters on. You will not notice it.`,

  expert: "Expert settings",
  cipher: "Encryption",
  ciphers: {
    SIV_GCM: "AES-256-GCM, as new vaults have it",
    SIV_CTRMAC: "AES-256-CTR with HMAC, for Cryptomator before 1.6",
  },
  threshold: "Shorten encrypted names longer than",
  thresholdHint: (least: number, most: number) =>
    `${least} to ${most} characters. Fixed for the life of the vault; only a cloud that refuses long names needs less than ${most}.`,

  password: "Password",
  repeat: "Repeat the password",
  passwordWarning:
    "Nobody can open this vault without its password, and nobody can reset it for you. Keep it where you will find it again.",
  tooShort: (least: number) => `Use ${least} characters or more.`,
  differs: "This is not the same as above.",
  suggest: "Suggest a strong one",
  suggested:
    "A strong password is filled in, twice. Save it in your password manager, or write it down, before you go on.",
  strength: "Strength of the password",
  scores: ["Very weak", "Weak", "Fair", "Strong", "Very strong"],
  weakIsAllowed: "You may use it all the same.",

  back: "Back",
  next: "Next",
  create: "Create vault",
  creating: "Creating…",

  done: (name: string) => `“${name}” is ready`,
  doneBody:
    "The vault is an empty folder of encrypted files now. Unlock it, and put your files in the drive that appears: not into the folder itself.",
  recoveryKey: "Recovery key…",
  unlockNow: "Unlock now",
  later: "Later",
});

export const nameProblemText = saying("nameProblemText", englishNameProblemText);

function englishNameProblemText(problem: NameProblem): string {
  switch (problem.kind) {
    case "empty":
      return "Give your vault a name.";
    case "forbidden":
      return /\p{Cc}/u.test(problem.character)
        ? "The name holds a character that cannot be seen. Type it anew."
        : `“${problem.character}” cannot be part of the name of a folder everywhere.`;
    case "leading-dot":
      return "A name that begins with a dot is hidden on many systems.";
    case "trailing-dot":
      return "Windows takes no name that ends with a dot.";
    case "reserved":
      return "Windows keeps this name for itself.";
    case "too-long":
      return "This name is too long for a folder.";
    default:
      return assertNever(problem);
  }
}

export const placeProblemText = saying("placeProblemText", englishPlaceProblemText);

function englishPlaceProblemText(problem: PlaceProblem): string {
  switch (problem.kind) {
    case "gone":
      return "This folder is not there any more. Choose another one.";
    case "not-writable":
      return "Nothing can be written to this folder. Check its permissions, or choose another one.";
    case "name-taken":
      return "There is something of this name in the folder already. Choose another name.";
    case "inside-vault":
      return `This folder belongs to the vault “${problem.place}”. A vault inside a vault would be damaged; choose a folder beside it.`;
    case "inside-open-vault":
      return `This folder is on the drive of “${problem.name}”, which is open. Choose one on the disk or in a cloud.`;
    case "path-too-long":
      return "This folder lies too deep: the paths of encrypted files would be too long for this system. Choose one nearer to the top.";
    default:
      return assertNever(problem);
  }
}

export const passwordHintText = saying("passwordHintText", englishPasswordHintText);

function englishPasswordHintText(hint: PasswordHint): string {
  switch (hint) {
    case "common":
      return "Many people use this password or one like it.";
    case "name":
      return "Names are easy to guess.";
    case "word":
      return "A single word is easy to guess; several unrelated ones are not.";
    case "keyboard":
      return "Keys in a row are easy to guess.";
    case "repeated":
      return "Repetition makes a password longer, not stronger.";
    case "sequence":
      return "Sequences such as “abc” or “6543” are easy to guess.";
    case "date":
      return "Years and dates are easy to guess.";
    case "leaked":
      return "This password is known from a data leak.";
    default:
      return assertNever(hint);
  }
}
