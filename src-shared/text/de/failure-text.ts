import type { Failure } from "../../failure.ts";
import type { failureText as english } from "../failure-text.ts";
import { hubPassphraseText, hubRefusalText, hubUnreachableText } from "../hub-failure-text.ts";
import { passwordProgramFailure } from "../password-program-text.ts";
import { driveFailures } from "./drive-failures.ts";
import { fileFailures } from "./file-failures.ts";
import type { SentencesOf } from "./sentences-of.ts";
import { vaultFailures } from "./vault-failures.ts";

const sentences: SentencesOf<Failure["kind"]> = {
  ...vaultFailures,
  ...fileFailures,
  ...driveFailures,

  "password-program-failed": (failure) => passwordProgramFailure(failure),
  "hub-passphrase-wrong": () => hubPassphraseText(),
  "hub-unreachable": ({ host }) => hubUnreachableText(host),
  "hub-refused": ({ reason, host }) => hubRefusalText(reason, host),

  "vault-open": () =>
    "Dieser Tresor ist gerade in Latchkey offen: im Fenster oder in einem anderen Befehl „latchkey“. Sperren Sie ihn dort und versuchen Sie es dann noch einmal.",
  "vault-in-repair": () =>
    "Dieser Tresor wird gerade repariert, wiederhergestellt oder aktualisiert, im Fenster oder durch einen Befehl „latchkey“. Warten Sie, bis das beendet ist, und versuchen Sie es dann noch einmal.",
  "port-in-use": ({ port }) =>
    `Port ${port} wird von einem anderen Programm benutzt. Wählen Sie einen anderen.`,
  locked: () => "Der Tresor ist gesperrt. Entsperren Sie ihn und versuchen Sie es noch einmal.",
  cancelled: () => "Abgebrochen.",
  unexpected: () =>
    "Etwas ist schiefgegangen, womit Latchkey nicht gerechnet hat. Nichts wurde überschrieben; bitte versuchen Sie es noch einmal.",
};

export const failureText: typeof english = (failure) => {
  // Each sentence is made of the failure of its own kind, and here it is that of `failure`.
  const sentence = sentences[failure.kind] as (failure: Failure) => string;
  return sentence(failure);
};
