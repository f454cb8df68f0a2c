import type { restoreText as english } from "../restore-text.ts";

export const restoreText: typeof english = {
  title: (name) => `„${name}“ wiederherstellen`,
  surveying: "Ordner wird angesehen…",
  close: "Schließen",

  config: "Konfiguration",
  keyFile: "Schlüsseldatei",
  state: {
    there: "vorhanden",
    missing: "fehlt",
    damaged: "beschädigt",
    away: "gerade nicht da",
  },
  about:
    "Die verschlüsselten Dateien sind unberührt. Latchkey kann neu machen, was verloren ist, sobald etwas zeigt, dass der Tresor Ihrer ist:",
  by: "Was Sie haben",
  byWords: "Wiederherstellungsschlüssel",
  byWordsAbout: "Die 44 Wörter",
  byPassword: "Passwort",
  byPasswordAbout: "Es öffnet die Schlüsseldatei",
  byCopyAbout: "Es öffnet eine aufgehobene Kopie der Schlüsseldatei",
  byNothing: "Hier ist nichts, was es öffnen könnte",
  onlyWords:
    "Hier ist keine Schlüsseldatei und keine Kopie davon, also öffnet ein Passwort nichts. Liegt die Schlüsseldatei auf einem USB-Stick, dann stecken Sie ihn ein, oder wählen Sie die Datei.",
  chooseKey: "Schlüsseldatei wählen…",
  password: "Passwort des Tresors",
  hubThere: (host) =>
    `Ein Hub verwahrt den Schlüssel dieses Tresors (${host}), und die Konfiguration, die das sagt, ist da. Ein solcher Tresor hat keine Schlüsseldatei, die verloren sein könnte: Entsperren Sie ihn über seinen Hub. Ohne den Hub macht sein Wiederherstellungsschlüssel daraus einen Tresor mit Passwort: „Den Hub verlassen“ in seinen Optionen.`,
  hubMaybe:
    "Falls ein Hub den Schlüssel dieses Tresors verwahrt, kann sein Eigentümer die Konfiguration dort noch einmal herunterladen. Hier neu gemacht, ist sie die eines Tresors mit Passwort.",
  next: "Weiter",

  looking: "Der Tresor wird durchgesehen…",
  lookingAt: (done, total) => `Der Tresor wird durchgesehen: ${done} von ${total}`,
  restoring: "Wird geschrieben und nachgewiesen…",
  stop: "Anhalten",

  fits: "Das ist der Schlüssel dieses Tresors. Wählen Sie, was er zurückbekommt:",
  anew: "Neu machen",
  anewAbout: (cipher, threshold) => `${cipher}, Namen über ${threshold} Zeichen gekürzt`,
  anewAsk: (cipher) => `${cipher}; ab welcher Länge Namen gekürzt sind, sagen Sie`,
  copyOf: (time) => `Kopie vom ${time}`,
  ofThisVault: "von diesem Tresor",
  fromHub: (host) => `Schlüssel verwahrt vom Hub ${host}`,
  cannot: {
    anotherVault: "von einem anderen Tresor",
    unreadable: "beschädigt",
    otherPassword: "hat ein anderes Passwort",
    needsPassword: "braucht ihr Passwort: dafür zurückgehen",
  },
  hubKey: (host) =>
    `Der Hub ${host} gibt den Schlüssel jedem, der berechtigt ist; eine Schlüsseldatei ist nicht nötig.`,
  threshold: "Namen sind gekürzt über",
  thresholdHint: (least, most) =>
    `Die Namen in diesem Tresor widersprechen sich. Geben Sie an, was es war, wenn Sie es wissen; üblich ist ${most}, mindestens sind es ${least}.`,
  thresholdProblem: (least, most) => `Eine Zahl von ${least} bis ${most}, in Zeichen.`,
  newKeyFile: "Eine neue, mit neuem Passwort",
  newKeyFileAbout: "Kopien von älteren behalten das Passwort ihrer Zeit",
  oldPassword: "hat das Passwort, das Sie eingegeben haben",
  back: "Zurück",
  restore: "Wiederherstellen",

  doneTitle: (name) => `„${name}“ ist wiederhergestellt`,
  proved:
    "Bevor das Wiederhergestellte an seinen Platz kam, wurde nachgewiesen, dass es den Tresor öffnet und auflistet.",
  madeConfig: (cipher, threshold) =>
    `neu gemacht: ${cipher}, Namen über ${threshold} Zeichen gekürzt`,
  takenConfig: (copy) => `aus ${copy}`,
  keptLead: "Was vorher da war, ist aufgehoben als:",
  oldCopies: (count) =>
    count === 1
      ? "Eine ältere Schlüsseldatei ist noch da. Sie öffnet den Tresor mit dem Passwort ihrer Zeit; beim Ändern des Passworts wird angeboten, sie zu entfernen:"
      : `${count} ältere Schlüsseldateien sind noch da. Sie öffnen den Tresor mit den Passwörtern ihrer Zeit; beim Ändern des Passworts wird angeboten, sie zu entfernen:`,
  unlock: "Jetzt entsperren",

  cardHeading: "Verlorene Dateien",
  cardAbout:
    "Ist die Konfiguration oder die Schlüsseldatei verloren, beschädigt oder von einem anderen Tresor, dann kann sie neu gemacht werden: mit dem Wiederherstellungsschlüssel, dem Passwort oder einer Kopie, die im Ordner oder neben der Schlüsseldatei aufgehoben ist.",
  cardButton: "Wiederherstellen…",
  lostHeading: "Seine Dateien sind verloren",
};
