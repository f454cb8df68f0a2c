import type {
  changePasswordText as english,
  guessCostText as englishGuessCost,
  recoverVaultText as englishRecoverVault,
} from "../keys-text.ts";

export const changePasswordText: typeof english = {
  heading: "Passwort",
  about:
    "Der Tresor bekommt eine neue Schlüsseldatei für das neue Passwort. Seine Dateien bleiben, wie sie sind, und sein Wiederherstellungsschlüssel auch.",
  button: "Passwort ändern…",
  title: (name) => `Passwort von „${name}“ ändern`,
  current: "Bisheriges Passwort",
  fresh: "Neues Passwort",
  acknowledge:
    "Ich habe das neue Passwort notiert: Ohne den Wiederherstellungsschlüssel kann es niemand für mich zurücksetzen",
  progress: "Die neue Schlüsseldatei wird geschrieben und erprobt…",
  changing: "Wird geändert…",
  change: "Passwort ändern",

  changedTitle: "Das Passwort wurde geändert",
  oldCopies: (count) =>
    count === 1
      ? "Eine ältere Schlüsseldatei liegt noch im Tresorordner. Sie öffnet den Tresor mit dem alten Passwort:"
      : `${count} ältere Schlüsseldateien liegen noch im Tresorordner. Sie öffnen den Tresor mit den Passwörtern ihrer Zeit:`,
  oldCopiesElsewhere:
    "Kopien auf anderen Datenträgern, in Sicherungen und in früheren Versionen, die eine Cloud aufhebt, tun das ebenfalls. Kennt jemand anders das alte Passwort, dann schließt ihn nur ein neuer Tresor aus.",
  noOldCopies: "Im Tresorordner liegt keine ältere Schlüsseldatei mehr.",
  keep: (count) => (count === 1 ? "Aufheben" : "Alle aufheben"),
  remove: (count) => (count === 1 ? "Alte Kopie löschen" : `${count} alte Kopien löschen`),
  removing: "Wird gelöscht…",
  done: "Fertig",
};

export const recoverVaultText: typeof englishRecoverVault = {
  forgotten: "Passwort vergessen?",
  title: (name) => `„${name}“ wiederherstellen`,
  about:
    "Mit dem Wiederherstellungsschlüssel, den 44 Wörtern, die für diesen Tresor angezeigt wurden, kann er ein neues Passwort bekommen.",
  words: "Wiederherstellungsschlüssel",
  wordsHint:
    "Eintippen oder einfügen. Nummern, Großbuchstaben, Zeilenumbrüche und Kommas spielen keine Rolle.",
  checking: "Wird geprüft…",
  next: "Weiter",
  belongs: "Das ist der Wiederherstellungsschlüssel des Tresors. Wählen Sie ein neues Passwort.",
  progress: "Die neue Schlüsseldatei wird geschrieben und erprobt…",
  recovering: "Wird gesetzt…",
  recover: "Neues Passwort setzen",
  whereItIs: "Wo die alte ist",
  once: "Einmal entsperren",
  unlocking: "Wird entsperrt…",
};

/** Seconds with one digit behind the comma. */
const seconds = new Intl.NumberFormat("de", {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const guessCostText: typeof englishGuessCost = {
  label: "Was jeder Rateversuch kostet",
  asNow: "So viel wie jetzt",
  choice: (log2, milliseconds) =>
    `Etwa ${seconds.format(milliseconds / 1_000)} s und ${2 ** (log2 - 10)} MB, ebenso jedes Entsperren hier`,
};
