import type { recoverySheetText as english } from "../recovery-sheet-text.ts";

export const recoverySheetText: typeof english = {
  fileName: (vault) =>
    `Wiederherstellungsschlüssel von ${vault.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, "")}.pdf`,
  title: "Wiederherstellungsschlüssel",
  vault: "Tresor",
  date: "Gedruckt",
  fingerprint: "Fingerabdruck",
  whatFor:
    "Diese 44 Wörter öffnen den Tresor ohne sein Passwort und ohne seine Schlüsseldatei. Wer dieses Blatt hat, hat den Tresor: Bewahren Sie es dort auf, wo sonst niemand hinkommt, und nie neben dem Computer.",
  howTo: [
    "Wählen Sie in Latchkey den Tresor, „Entsperren“ und dann „Passwort vergessen?“ oder, falls die Schlüsseldatei verloren ist, „Wiederherstellungsschlüssel verwenden“.",
    "Tippen Sie die Wörter in ihrer Reihenfolge ein, oder scannen Sie den Code und fügen Sie dessen Text ein. Großbuchstaben, Nummern und Zeilenumbrüche spielen keine Rolle.",
    "Wählen Sie ein neues Passwort und den Ort der neuen Schlüsseldatei. Ihre Dateien bleiben, wie sie sind.",
  ],
  qrAlt: "Die Wörter als Code zum Scannen",

  copy: "Kopieren",
  copied: "Kopiert; die Zwischenablage wird in einer Minute geleert",
  print: "Drucken…",
  save: "Als PDF speichern…",
  saved: "Gespeichert. Wer diese Datei hat, hat den Tresor.",
  paper: "Papier",
  writtenDown: "Ich habe ihn aufbewahrt: nachprüfen…",
  hide: "Ausblenden",

  proveLead:
    "Ein falsch aufgeschriebener Wiederherstellungsschlüssel ist keiner. Tippen Sie diese Wörter von dort ab, wo Sie sie aufbewahrt haben:",
  word: (place) => `Wort ${place}`,
  prove: "Prüfen",
  wrong: (places) =>
    places.length === 1
      ? `Wort ${places[0] ?? ""} ist ein anderes. Sehen Sie noch einmal auf Ihr Blatt.`
      : `Die Wörter ${places.join(" und ")} sind andere. Sehen Sie noch einmal auf Ihr Blatt.`,
  proved:
    "Der Wiederherstellungsschlüssel ist aufbewahrt und nachgewiesen. Damit kommen Sie jederzeit wieder hinein.",
  notProvedYet: "Noch ist nicht nachgewiesen, dass dieser Schlüssel aufbewahrt wird.",
  provedOn: (date) => `Am ${date} wurde nachgewiesen, dass dieser Schlüssel aufbewahrt wird.`,
  later: "Später",
};
