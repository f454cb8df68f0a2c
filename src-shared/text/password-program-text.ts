/** What is said about programs that print the password of a vault. */

import type { Failure } from "../failure.ts";
import type { ProgramProblem } from "../model/program-words.ts";
import { printable } from "./printable.ts";
import { worded } from "./worded.ts";

export const passwordProgramText = worded("passwordProgramText", {
  label: "Get the password from a program",
  hint: "A password manager that prints it, for example: pass show vaults/taxes, or: bw get password Taxes. Left empty, you type it yourself. The program runs whenever this vault is unlocked, and for its check, repair or upgrade if you press its button there.",
  set: "Use this program…",
  remove: "Type it again",
  refused: "Nothing was changed.",
  problem: {
    unseen:
      "There is a character in it that cannot be seen: a tab, a line break or another one. Type it anew.",
    shell:
      "No shell runs this, so | & ; < > ( ) $ ` * ? ~ mean nothing outside of quotes. Quote them, or let a shell do it: sh -c '…'",
    quote: "A quote is opened and not closed.",
    "too-long": "This is longer than 1,000 characters. Put it into a script.",
  } satisfies Record<ProgramProblem, string>,

  confirm: (vault: string, words: readonly string[]) => ({
    message: `Let Latchkey run a program for the password of “${printable(vault)}”?`,
    detail: `${words.map((word) => `    ${word}`).join("\n")}\n\nThis program and these arguments, one on each line, will run as you whenever the vault is unlocked, or you let it give the password for a check, a repair or an upgrade, and what it prints is taken as the password. If you have not just set this up yourself, do not allow it.`,
    yes: "Allow",
  }),

  from: (program: string) => `The password comes from “${program}”`,
  ask: (program: string) => `Ask “${program}”`,
  again: "Ask it again",
  typeInstead: "Type it instead",
  asking: (program: string) => `Asking “${program}” for the password, and checking it…`,
  failed: {
    "not-started": (program: string) =>
      `“${program}” could not be started. Name it with its whole path in the options of the vault, or type the password.`,
    refused: (program: string) =>
      `“${program}” ended with an error and gave no password. Is its store unlocked? Ask again, or type the password.`,
    "too-slow": (program: string) =>
      `“${program}” gave no password within 5 minutes and was ended. Ask again, or type the password.`,
    "no-password": (program: string) =>
      `What “${program}” printed cannot be a password: it is empty, too long or no text. Type the password, or correct the program in the options of the vault.`,
    wrong: (program: string) =>
      `What “${program}” printed is not the password of this vault. Correct it there and ask again, or type the password.`,
  } satisfies Record<ProgramFailure["reason"], (program: string) => string>,
});

type ProgramFailure = Extract<Failure, { kind: "password-program-failed" }>;

export function passwordProgramFailure({ program, reason }: ProgramFailure): string {
  return passwordProgramText.failed[reason](program);
}
