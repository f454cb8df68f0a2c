/** The rows of the contract about passwords, key files and recovery keys. */

import { z } from "zod";
import { GuessCost, GuessCosts } from "../model/guess-cost.ts";
import { KeyHome, KeyHomeId, KeyPlaceRowId, KeyReport, KeyWhere } from "../model/key-place.ts";
import { longestProgram, programWords } from "../model/program-words.ts";
import { RecoveryKeyVerdict } from "../model/recovery-key-verdict.ts";
import { Paper, ShownRecoveryKey } from "../model/shown-recovery-key.ts";
import { VaultId } from "../model/vault-summary.ts";
import { nothing, oneVault, password } from "./shapes.ts";

const programLine = z
  .string()
  .max(longestProgram)
  .refine((typed) => "words" in programWords(typed));

const typedWords = z.string().min(1).max(10_000);

/** Key files that older passwords open: names in the vault folder, paths for the eye elsewhere. */
const oldCopies = z.strictObject({ oldCopies: z.array(z.string()).readonly() });

/** Where a new key file goes. */
export const NewKeyHome = z.discriminatedUnion("kind", [
  /** Where the old one is; in the vault folder if none is known. */
  z.strictObject({ kind: z.literal("as-before") }),
  z.strictObject({ kind: z.literal("vault") }),
  z.strictObject({ kind: z.literal("home"), id: KeyHomeId }),
]);
export type NewKeyHome = Readonly<z.output<typeof NewKeyHome>>;

export const keyRows = {
  /** The removable drives that are there now. */
  "key-homes.find": { input: nothing, output: z.array(KeyHome).readonly() },

  /** Lets the user pick a folder to keep a key file in; `null` if they changed their mind. */
  "key-homes.pick": { input: nothing, output: KeyHome.nullable() },

  /** Looks for the key file of a vault. `afresh`: what was chosen for an earlier try is forgotten. */
  "key.where": { input: z.strictObject({ id: VaultId, afresh: z.boolean() }), output: KeyWhere },

  /** Lets the user pick the key file for the next try; one of another vault is refused. */
  "key.choose-file": { input: oneVault, output: KeyWhere },

  "key.report": { input: oneVault, output: KeyReport },

  /** Moves the key file, or copies it; it is proved at its new place before any other is removed. */
  "key.bring": {
    input: z.strictObject({
      id: VaultId,
      password,
      /** `null`: into the vault folder. */
      to: KeyHomeId.nullable(),
      /** False: it stays where it is, too. */
      isMove: z.boolean(),
    }),
    output: z.strictObject({
      place: z.string(),
      /** What was removed, for the eye. */
      removed: z.array(z.string()).readonly(),
    }),
  },

  /**
   * Remembers where a key file is, after proving that it opens the vault: the one that was chosen, or
   * the one that a link in the vault folder leads to. That link goes then.
   */
  "key.remember": {
    input: z.strictObject({ id: VaultId, password }),
    output: z.strictObject({ place: z.string(), removed: z.array(z.string()).readonly() }),
  },

  /** Forgets one place; no key file is touched. */
  "key.forget": { input: z.strictObject({ id: VaultId, place: KeyPlaceRowId }), output: z.null() },

  /** Writes the key file that has opened the vault over the other versions that were there, which are kept beside it. */
  "key.update-stale": { input: oneVault, output: z.null() },

  /** Leaves the other versions as they are, and says no more of them until the next unlocking. */
  "key.leave-stale": { input: oneVault, output: z.null() },

  /** The words of the recovery key, in their order, and what is to be asked back. */
  "recovery-key.show": {
    input: z.strictObject({ id: VaultId, password }),
    output: ShownRecoveryKey,
  },

  /** The words at the places that were asked, as the user has kept them. Answers with the places that are wrong. */
  "recovery-key.prove": {
    input: z.strictObject({
      id: VaultId,
      typed: z.array(z.string().max(100)).length(3).readonly(),
    }),
    output: z.array(z.int()).readonly(),
  },

  /** Puts a recovery key on the clipboard, and takes it off again after a minute. */
  "recovery-key.copy": { input: z.strictObject({ words: typedWords }), output: z.null() },

  /** Saves what the window would print as a PDF file that the user names; false if they changed their mind. */
  "recovery-key.save-sheet": {
    input: z.strictObject({ id: VaultId, paper: Paper }),
    output: z.boolean(),
  },

  /** What is wrong with words that should be the recovery key of a vault, in whatever form they were typed. */
  "recovery-key.check": {
    input: z.strictObject({ id: VaultId, words: typedWords }),
    output: RecoveryKeyVerdict,
  },

  /** Gives a vault a new key file and password by its recovery key; answers as `key.change-password`. */
  "recovery-key.recover": {
    input: z.strictObject({
      id: VaultId,
      words: typedWords,
      newPassword: password,
      home: NewKeyHome,
    }),
    output: oldCopies,
  },

  /** Opens a vault by its recovery key, this once. */
  "recovery-key.unlock": {
    input: z.strictObject({ id: VaultId, words: typedWords, readOnly: z.boolean() }),
    output: z.null(),
  },

  /** Has the password of a vault printed by a program from now on, if the user agrees in a dialog of the system. */
  "password-program.set": {
    input: z.strictObject({ id: VaultId, line: programLine }),
    output: z.strictObject({ isAllowed: z.boolean() }),
  },

  /** The password is typed again. */
  "password-program.remove": { input: oneVault, output: z.null() },

  /** What a guess of the password takes, and could take; measured on this computer. */
  "key.guess-costs": { input: oneVault, output: GuessCosts },

  /** Gives a vault another password. */
  "key.change-password": {
    input: z.strictObject({
      id: VaultId,
      password,
      newPassword: password,
      /** `null`: as before. */
      guessCost: GuessCost.nullable(),
    }),
    output: oldCopies,
  },

  /** Removes the older key files of a vault, and says which. */
  "key.remove-old-copies": { input: oneVault, output: z.array(z.string()).readonly() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
