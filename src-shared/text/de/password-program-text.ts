import type { passwordProgramText as english } from "../password-program-text.ts";
import { printable } from "../printable.ts";

export const passwordProgramText: typeof english = {
  label: "Das Passwort von einem Programm holen",
  hint: "Von einem Passwortmanager, der es ausgibt, zum Beispiel: pass show vaults/taxes, oder: bw get password Taxes. Bleibt das Feld leer, geben Sie es selbst ein. Das Programm läuft bei jedem Entsperren dieses Tresors, und für seine Prüfung, Reparatur oder Aktualisierung, wenn Sie dort seinen Knopf drücken.",
  set: "Dieses Programm verwenden…",
  remove: "Wieder eingeben",
  refused: "Es wurde nichts geändert.",
  problem: {
    unseen:
      "Darin steht ein Zeichen, das man nicht sieht: ein Tabulator, ein Zeilenumbruch oder ein anderes. Schreiben Sie es neu.",
    shell:
      "Keine Shell führt das aus, deshalb bedeuten | & ; < > ( ) $ ` * ? ~ außerhalb von Anführungszeichen nichts. Setzen Sie sie in Anführungszeichen, oder lassen Sie eine Shell sie ausführen, mit sh -c",
    quote: "Ein Anführungszeichen wird geöffnet und nicht geschlossen.",
    "too-long": "Das ist länger als 1.000 Zeichen. Schreiben Sie es in ein Skript.",
  },

  confirm: (vault, words) => ({
    message: `Darf Latchkey für das Passwort von „${printable(vault)}“ ein Programm ausführen?`,
    detail: `${words.map((word) => `    ${word}`).join("\n")}\n\nDieses Programm mit diesen Argumenten, eines je Zeile, läuft in Ihrem Namen bei jedem Entsperren des Tresors, oder wenn Sie von ihm das Passwort für eine Prüfung, eine Reparatur oder eine Aktualisierung holen, und was es ausgibt, gilt als das Passwort. Wenn Sie das nicht gerade selbst eingerichtet haben, erlauben Sie es nicht.`,
    yes: "Erlauben",
  }),

  from: (program) => `Das Passwort kommt von „${program}“`,
  ask: (program) => `„${program}“ fragen`,
  again: "Erneut fragen",
  typeInstead: "Stattdessen eingeben",
  asking: (program) => `„${program}“ wird nach dem Passwort gefragt, und es wird geprüft…`,

  failed: {
    "not-started": (program) =>
      `„${program}“ konnte nicht gestartet werden. Nennen Sie in den Optionen des Tresors den ganzen Pfad, oder geben Sie das Passwort ein.`,
    refused: (program) =>
      `„${program}“ endete mit einem Fehler und gab kein Passwort aus. Ist sein Speicher entsperrt? Fragen Sie erneut, oder geben Sie das Passwort ein.`,
    "too-slow": (program) =>
      `„${program}“ hat innerhalb von 5 Minuten kein Passwort ausgegeben und wurde beendet. Fragen Sie erneut, oder geben Sie das Passwort ein.`,
    "no-password": (program) =>
      `Was „${program}“ ausgegeben hat, kann kein Passwort sein: Es ist leer, zu lang oder kein Text. Geben Sie das Passwort ein, oder berichtigen Sie das Programm in den Optionen des Tresors.`,
    wrong: (program) =>
      `Was „${program}“ ausgegeben hat, ist nicht das Passwort dieses Tresors. Berichtigen Sie es dort und fragen Sie erneut, oder geben Sie das Passwort ein.`,
  },
};
