/** What stands on the sheet with a recovery key, and around it. */

import { worded } from "./worded.ts";

export const recoverySheetText = worded("recoverySheetText", {
  fileName: (vault: string) =>
    `Recovery key of ${vault.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, "")}.pdf`,
  title: "Recovery key",
  vault: "Vault",
  date: "Printed",
  fingerprint: "Fingerprint",
  whatFor:
    "These 44 words open the vault without its password and without its key file. Whoever has this sheet has the vault: keep it where nobody else comes, and never beside the computer.",
  howTo: [
    "In Latchkey, choose the vault, “Unlock” and then “Forgot password?”, or “Use recovery key” where the key file is lost.",
    "Type the words in their order, or scan the code and paste its text. Capitals, numbers and line breaks do not matter.",
    "Choose a new password, and where the new key file goes. Your files stay as they are.",
  ],
  qrAlt: "The words as a code to scan",

  copy: "Copy",
  copied: "Copied; the clipboard is emptied in a minute",
  print: "Print…",
  save: "Save as PDF…",
  saved: "Saved. Whoever has this file has the vault.",
  paper: "Paper",
  writtenDown: "I have kept it: check it…",
  hide: "Hide",

  proveLead:
    "A recovery key that was written down wrongly is none. Type these words from where you have kept them:",
  word: (place: number) => `Word ${place}`,
  prove: "Check",
  wrong: (places: readonly number[]) =>
    places.length === 1
      ? `Word ${places[0] ?? ""} is another one. Look at your sheet again.`
      : `Words ${places.join(" and ")} are other ones. Look at your sheet again.`,
  proved: "The recovery key is saved and proved. You will be able to come back.",
  notProvedYet: "It is not proved yet that this key was kept.",
  provedOn: (date: string) => `It was proved on ${date} that this key was kept.`,
  later: "Later",
});
