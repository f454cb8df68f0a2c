import type {
  vaultOptionsText as english,
  namesText as englishNames,
  recoveryKeyText as englishRecoveryKey,
  statisticsText as englishStatistics,
  stillWritingText as englishStillWriting,
} from "../vault-options-text.ts";

export const vaultOptionsText: typeof english = {
  heading: (name) => `Optionen von „${name}“`,
  back: "Zurück zum Tresor",
  general: "Allgemein",
  name: "Name in dieser Liste",
  nameHint: "Der Ordner behält seinen Namen, und andere Computer merken nichts davon.",
  group: "Gruppe",
  groupHint: "Tresore einer Gruppe stehen in der Liste beieinander.",
  noGroup: "Keine Gruppe",
  onUnlock: "Entsperren",
  unlockOnStart: "Nach dem Passwort fragen, wenn Latchkey startet",
  readOnly: "Schreibgeschützt, wenn beim Entsperren nichts anderes gewählt wird",
  passwordSaved: "Das Passwort ist im Schlüsselbund dieses Computers gespeichert.",
  forgetPassword: "Löschen",
  autoLock: "Bei Nichtbenutzung sperren nach",
  never: "Nie",
  minutes: (minutes) => {
    if (minutes % 1_440 === 0) return minutes === 1_440 ? "1 Tag" : `${minutes / 1_440} Tage`;
    if (minutes % 60 === 0) return minutes === 60 ? "1 Stunde" : `${minutes / 60} Stunden`;
    return minutes === 1 ? "1 Minute" : `${minutes} Minuten`;
  },
  port: "Port des Laufwerks",
  portHint:
    "Wo andere Programme das Laufwerk finden, ab dem nächsten Entsperren. Bleibt das Feld leer, wird einer gewählt.",
  portProblem: (least, most) => `Ein Port ist eine Zahl von ${least} bis ${most}.`,
  remove: "Entfernen",
  removeAbout:
    "Nimmt den Tresor aus dieser Liste. Keine Datei wird gelöscht, und Sie können ihn jederzeit wieder hinzufügen.",
  removeButton: "Aus der Liste entfernen…",
  removeWhileOpen: "Sperren Sie den Tresor zuerst.",
};

export const statisticsText: typeof englishStatistics = {
  heading: "Seit dem Entsperren",
  read: "gelesen",
  written: "geschrieben",
  decrypted: "entschlüsselt",
  encrypted: "verschlüsselt",
  cacheHits: "beim Wiederlesen zur Hand",
  accesses: "beantwortete Anfragen",
  inUse: "Dateien in Gebrauch",
  noneInUse: "Gerade liest oder schreibt kein Programm eine Datei.",
  use: {
    reading: "wird gelesen",
    writing: "wird geschrieben",
    locked: "von einem Programm offen gehalten",
    copying: "wird kopiert; geht weiter, wenn der Tresor offen ist",
  },
};

export const namesText: typeof englishNames = {
  heading: "Welche verschlüsselte Datei welche ist",
  path: "Datei oder Ordner dieses Tresors",
  pathHint: "Der Pfad im Tresor oder die Adresse im Laufwerk.",
  pathExample: "/Briefe/2026/Angebot.pdf",
  show: "Verschlüsselte Datei anzeigen",
  decrypt: "Verschlüsselte Dateien im Tresorordner",
  decryptHint: "Wählen Sie einige davon, um zu lesen, wie sie im Tresor heißen.",
  choose: "Dateien wählen…",
  problem: {
    foreign: "Nichts, was dieser Tresor verschlüsselt hat",
    orphan: "In einem Ordner, zu dem nichts führt; eine Prüfung des Tresors findet ihn",
  },
};

export const recoveryKeyText: typeof englishRecoveryKey = {
  heading: "Wiederherstellungsschlüssel",
  about:
    "44 Wörter, die den Tresor öffnen, wenn sein Passwort vergessen oder seine Schlüsseldatei verloren ist. Wer sie hat, hat den Tresor.",
  password: "Passwort des Tresors",
  show: "Anzeigen",
  reading: "Das Passwort wird geprüft…",
  writeDown:
    "Schreiben Sie die Wörter in dieser Reihenfolge auf, oder drucken Sie sie aus, und bewahren Sie sie dort auf, wo sonst niemand hinkommt. Nie zusammen mit dem Tresor.",
};

export const stillWritingText: typeof englishStillWriting = {
  title: "Es werden noch Dateien geschrieben",
  body: "Latchkey sperrt den Tresor, sobald sie fertig sind. Wenn Sie jetzt sperren, werden sie abgebrochen: Was halb geschrieben ist, geht verloren, und die vorherige Fassung bleibt.",
  driveBusy:
    "Programme haben im Laufwerk noch etwas geöffnet: eine Datei oder einen Ordner, in dem sie arbeiten. Latchkey sperrt den Tresor, sobald sie fertig sind. Wenn Sie jetzt sperren, werden sie abgebrochen: Was noch nicht gespeichert ist, geht verloren.",
  waiting: "Es wird auf die Programme gewartet…",
  cancel: "Offen lassen",
  force: "Jetzt sperren",
};
