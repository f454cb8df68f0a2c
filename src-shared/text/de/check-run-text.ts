import type {
  checkRunText as english,
  checkReportText as englishReport,
  upgradeRunText as englishUpgrade,
} from "../check-run-text.ts";
import { numeral } from "../numeral.ts";

export const checkRunText: typeof english = {
  heading: "Prüfung",
  about:
    "Sieht sich alles im Tresorordner an, auch was Programme nicht zeigen, und sagt, was beschädigt, verloren oder übrig geblieben ist. Geändert wird dabei nichts.",
  deep: "Jede Datei lesen und nachweisen, dass sie unversehrt ist (dauert länger)",
  password: "Passwort des Tresors",
  byHub:
    "Der Schlüssel dieses Tresors liegt bei einem Hub. Öffnet sich Ihr Browser, dann melden Sie sich dort an.",
  unlockOnce: "Beim Entsperren des Tresors werden Sie durch alles geführt, was noch fehlt.",
  waitingForHub:
    "Der Schlüssel wird vom Hub geholt. Hat sich Ihr Browser geöffnet, dann melden Sie sich dort an.",
  start: "Jetzt prüfen",
  stop: "Anhalten",
  goOn: "Fortsetzen",
  again: "Erneut prüfen",
  reading: "Die Ordner werden gelesen…",
  checking: "Wird geprüft…",
  repairing: "Wird geprüft und repariert…",
  progress: (done, total) => `${done} von ${total}`,
  files: (count) => `${numeral(count)} ${count === 1 ? "Eintrag" : "Einträge"}`,
  found: (count) => (count === 0 ? "Bisher nichts gefunden" : `Bisher ${numeral(count)} gefunden`),
  timeLeft: (seconds) =>
    seconds < 90 ? `noch ${seconds} s` : `noch ${Math.round(seconds / 60)} min`,
  clean: "Alles ist in Ordnung.",
  onlyInfo: "Alles ist in Ordnung; es gibt etwas zu wissen.",
  notClean: (count) => (count === 1 ? "1 Befund" : `${numeral(count)} Befunde`),
  repaired: "Die Reparatur ist fertig.",
  stopped: "Angehalten, bevor alles angesehen war.",
  lookedAt: (good, bytes) =>
    bytes === null
      ? `${good} in Ordnung.`
      : `${good} in Ordnung, ${bytes} Inhalt als echt erwiesen.`,
  severity: { critical: "Kritisch", warn: "Warnungen", info: "Zu Ihrer Information" },
  more: (count) => `${numeral(count)} weitere stehen im Bericht.`,
  saveReport: "Bericht speichern…",
  reportSaved: "Der Bericht ist gespeichert. Er nennt Dateien des Tresors im Klartext.",
  isFixed: "Repariert.",
  isNotFixed: "Ließ sich nicht reparieren; hier wurde nichts geändert.",
  plan: {
    open: (count) => (count === 1 ? "1 Befund reparieren…" : `${count} Befunde reparieren…`),
    heading: "Was eine Reparatur tut",
    about:
      "Das würde getan; noch ist nichts geändert. Was eine Reparatur ersetzt, wird im Tresorordner aufgehoben, und die ganze Reparatur lässt sich zurücknehmen.",
    lockFirst: "Für eine Reparatur muss der Tresor gesperrt sein.",
    lock: "Sperren",
    repair: "Jetzt reparieren",
    others: (count) =>
      count === 1
        ? "1 Befund lässt sich nicht reparieren, ohne zu raten, und bleibt, wie er ist."
        : `${count} Befunde lassen sich nicht reparieren, ohne zu raten, und bleiben, wie sie sind.`,
  },
  undo: "Reparatur zurücknehmen",
  undoing: "Reparatur wird zurückgenommen…",
  undone: (restored, left) =>
    left === 0
      ? `Der Tresorordner ist wieder wie vorher: ${repairs(restored)} zurückgenommen.`
      : `${repairs(restored)} zurückgenommen. ${left} nicht, weil seitdem etwas geändert wurde; was sie ersetzt haben, liegt noch im Ordner der Reparatur.`,
};

function repairs(count: number): string {
  return count === 1 ? "1 Reparatur wurde" : `${count} Reparaturen wurden`;
}

export const upgradeRunText: typeof englishUpgrade = {
  heading: "Aktualisierung",
  about: (version) =>
    `Dieser Tresor hat das Format ${version}; das heutige ist Format 8. Die Aktualisierung benennt Dateien um und schreibt die Schlüsseldatei neu, und sie ändert keinen Inhalt. Sie lässt sich anhalten und wieder aufnehmen. Achten Sie darauf, dass der Ordner fertig synchronisiert ist, bevor Sie beginnen, und dass kein anderer Computer den Tresor benutzt.`,
  password: "Passwort des Tresors",
  start: "Jetzt aktualisieren",
  stop: "Anhalten",
  running: "Wird aktualisiert…",
  step: (from, to) => `Von Format ${from} auf ${to}`,
  names: (done, total) => `${numeral(done)} von ${numeral(total)} Namen`,
  done: "Der Tresor ist auf dem neuesten Stand. Lassen Sie die Synchronisierung fertig werden, bevor Sie ihn auf einem anderen Computer öffnen.",
  skipped: (count) =>
    `${count === 1 ? "1 Datei ließ" : `${count} Dateien ließen`} sich nicht umbenennen, weil der lange Name verloren oder nicht synchronisiert ist. Verloren ist davon nichts; vorerst zeigt kein Programm sie an:`,
};

export const checkReportText: typeof englishReport = {
  heading: (vault, place, time) => `Prüfung des Tresors „${vault}“ in ${place}, ${time}`,
  wouldRepair: (repair) => `Eine Reparatur würde Folgendes tun: ${repair}`,
  more: (count) => `… und ${count} weitere.`,
};
