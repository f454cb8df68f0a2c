import type {
  keyFileText as english,
  keyAwayText as englishAway,
  keyFileCardText as englishCard,
  keyHomeText as englishHome,
  keyWorkText as englishWork,
} from "../key-file-text.ts";

export const keyFileText: typeof english = {
  picker: { title: "Schlüsseldatei des Tresors wählen", button: "Auswählen" },
};

export const keyHomeText: typeof englishHome = {
  about:
    "Der Tresor wird von seiner Schlüsseldatei und Ihrem Passwort gemeinsam geöffnet. Auf einem USB-Stick ist die Schlüsseldatei ein zweites Schloss: Was in der Cloud liegt, öffnet nichts, wie auch immer Ihr Passwort lautet.",
  question: "Wo soll die Schlüsseldatei liegen?",
  inVault: "Im Tresorordner",
  inVaultAbout: "Einfach; die Cloud hat sie dann auch",
  drive: (label) => `Auf „${label}“`,
  unnamedDrive: "Auf einem Laufwerk ohne Namen",
  folder: "Ordner Ihrer Wahl",
  chooseFolder: "Ordner wählen…",
  chooseAnother: "Anderen Ordner wählen…",
  noDrive: "Schließen Sie einen USB-Stick an, dann erscheint er hier.",
  keepAnother:
    "Ohne diese Schlüsseldatei bleibt der Tresor zu. Bewahren Sie seinen Wiederherstellungsschlüssel auf, den Sie ansehen können, sobald der Tresor angelegt ist, oder eine zweite Kopie der Datei.",
  goneAgain:
    "Dieses Laufwerk ist nicht mehr da. Schließen Sie es wieder an, oder wählen Sie einen anderen Ort.",
};

export const keyAwayText: typeof englishAway = {
  insert: (label) => `Schließen Sie „${label}“ an: Darauf ist die Schlüsseldatei dieses Tresors.`,
  insertOne: "Die Schlüsseldatei dieses Tresors ist nicht hier. Schließen Sie eines davon an:",
  notThere: "Die Schlüsseldatei dieses Tresors ist nicht mehr, wo sie war:",
  unknown:
    "Die Schlüsseldatei dieses Tresors liegt nicht in seinem Ordner, und dieser Computer weiß nicht, wo sie aufbewahrt wird. Wählen Sie sie aus, oder schließen Sie ihren USB-Stick an und wählen Sie sie dort.",
  drive: (label) => label,
  onDrive: (label) => `Schlüsseldatei auf „${label}“ gefunden`,
  file: "Schlüsseldatei",
  waiting: "Es wird darauf gewartet…",
  choose: "Datei wählen…",
  unlockBy: "Schlüsseldatei wählen…",
  change: "Ändern…",
  recover: "Wiederherstellungsschlüssel verwenden",
  lost: "Ist sie verloren oder beschädigt, kann sie neu gemacht oder aus einer Sicherung geholt werden.",
  willRemember: "Hat sie den Tresor einmal geöffnet, sucht Latchkey sie von selbst dort.",
};

export const keyFileCardText: typeof englishCard = {
  heading: "Schlüsseldatei",
  inside:
    "Die Schlüsseldatei liegt im Tresorordner. Wer eine Kopie des Ordners hat, braucht also nur noch das Passwort. Auf einem USB-Stick ist sie ein zweites Schloss.",
  onDrive: (label) =>
    `Die Schlüsseldatei ist auf „${label}“. Was im Tresorordner liegt, öffnet allein nichts.`,
  elsewhere: (place) =>
    `Die Schlüsseldatei ist „${place}“. Was im Tresorordner liegt, öffnet allein nichts.`,
  linked: (place) =>
    `Die Schlüsseldatei im Tresorordner ist eine Verknüpfung mit „${place}“. Wer den Ordner hat, sieht, wohin sie führt; Latchkey kann sich den Ort stattdessen merken.`,
  away: (label) =>
    label === null
      ? "Die Schlüsseldatei ist nicht mehr, wo sie war. Ohne sie öffnet hier nur noch der Wiederherstellungsschlüssel den Tresor."
      : `Die Schlüsseldatei ist auf „${label}“, und das ist nicht angeschlossen.`,
  unknown: "Wo die Schlüsseldatei ist, weiß dieser Computer nicht.",
  places: "Orte der Schlüsseldatei",
  folder: "Ordner",
  state: (isHere, isCurrent) => {
    if (!isHere) return "gerade nicht da";
    return isCurrent ? "da" : "da, in einer anderen Fassung";
  },
  forget: "Vergessen",
  forgetPlace: (place) => `„${place}“ vergessen`,
  fingerprint: (fingerprint) =>
    `Fingerabdruck ${fingerprint}. Auf dem Blatt mit dem Wiederherstellungsschlüssel steht derselbe.`,
  awayNow: "Schließen Sie es zuerst an.",
  remember: "Vorhandene Datei verwenden…",
  rememberLink: "Stattdessen den Ort merken…",
  copy: "Kopie anderswo ablegen…",
  move: "Verschieben…",
};

export const keyWorkText: typeof englishWork = {
  moveTitle: (name) => `Schlüsseldatei von „${name}“ verschieben`,
  copyTitle: (name) => `Schlüsseldatei von „${name}“ kopieren`,
  rememberTitle: (name) => `Wo die Schlüsseldatei von „${name}“ ist`,
  where: "Wohin",
  whereElse: "Wo sie außerdem aufbewahrt werden soll",
  password: "Passwort des Tresors",
  willGo: (names) =>
    `Sobald sie sich am neuen Ort bewährt hat, ${names.length === 1 ? "verschwindet diese Datei" : `verschwinden diese ${names.length} Dateien`} aus dem Tresorordner: ${names.join(", ")}.`,
  progress: "Die Schlüsseldatei wird geschrieben, zurückgelesen und erprobt…",
  working: "Einen Moment…",
  move: "Verschieben",
  copy: "Kopieren",
  remember: "Merken",
  rememberAbout:
    "Wählen Sie die Schlüsseldatei, wo immer sie ist. Sobald Ihr Passwort gezeigt hat, dass sie diesen Tresor öffnet, sucht Latchkey sie dort.",
  linkGoes:
    "Sobald Ihr Passwort gezeigt hat, dass die Datei diesen Tresor öffnet, sucht Latchkey sie dort, unter welchem Buchstaben oder Einhängepunkt ihr Laufwerk auch erscheint; die Verknüpfung im Tresorordner verschwindet.",
  notChosen: "Noch nicht gewählt",
  doneTitle: "Die Schlüsseldatei ist an ihrem Ort",
  isAt: (place) => `Sie ist jetzt „${place}“, und es ist nachgewiesen, dass sie den Tresor öffnet.`,
  removed: (count) => (count === 1 ? "Gelöscht:" : `Gelöscht, insgesamt ${count}:`),
  cloudKeeps:
    "Die Cloud hebt vielleicht ältere Versionen gelöschter Dateien auf. Wer eine davon bekommt und ihr Passwort kennt, kann den Tresor für immer öffnen: Nur ein neuer Tresor schließt ihn aus.",
  done: "Fertig",
};
