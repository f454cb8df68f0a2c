import type { driveText as english } from "../drive-text.ts";

export const driveText: typeof english = {
  heading: "Laufwerk",
  open: "Laufwerk öffnen",
  browse: "Dateien ansehen",
  mount: "Laufwerk einbinden",
  again: "Erneut versuchen",
  copyPlace: "Ort kopieren",
  mounting: "Ihr Laufwerk wird eingebunden…",
  mounted: "Ihre Dateien sind in",
  inDolphin: "Dolphin findet Ihre Dateien unter",
  dolphinAsks:
    "Auf diesem Computer kann nichts ein Laufwerk einbinden. Dolphin liest die Dateien selbst und fragt nach dem Benutzer und dem Passwort, die unten stehen.",
  unmounting: "Was dort geschrieben wurde, wird in den Tresor gebracht…",
  off: "Nichts ist eingebunden. Die Dateien sind über ihre Adresse erreichbar.",
  ejected: "Das Laufwerk wurde ausgeworfen. Der Tresor ist noch offen.",
  unmount: "Auswerfen",
  busy: "Im Laufwerk sind noch Dateien geöffnet. Schließen Sie sie zuerst, oder werfen Sie es trotzdem aus: Was noch nicht gespeichert ist, geht dann verloren.",
  force: "Trotzdem auswerfen",
  byHand: "Von Hand verbinden",
  passwordHint:
    "Nur für dieses eine Mal und nur für diesen Computer. Es ist nicht das Passwort Ihres Tresors.",

  fileLimit: {
    lead: (size) =>
      `Windows liest von einem solchen Laufwerk nur Dateien bis ${size}. Größere sind dort zu sehen, lassen sich aber nicht öffnen. In diesem Fenster lassen sich Dateien jeder Größe hinein- und herauskopieren.`,
    raise: (size) => `Auf ${size} erhöhen`,
    raising: "Windows fragt Sie gerade…",
    raised: "Erhöht. Das gilt ab dem nächsten Start von Windows.",
    kept: "Nicht erhöht. Windows verlangt dafür die Zustimmung eines Administrators.",
  },

  options: {
    heading: "Laufwerk",
    mount: "Laufwerk einbinden, wenn der Tresor entsperrt wird",
    offForAll: "Laufwerke sind in den Einstellungen ausgeschaltet.",
    unavailable:
      "Dieser Computer kann kein Laufwerk einbinden, darum muss die Adresse genügen. Unter Linux ist gvfs oder davfs2 nötig, unter Windows der Dienst WebClient.",
    afterUnlock: "Nach dem Entsperren",
    actions: {
      nothing: "Hier bleiben",
      ask: "Beim Entsperren fragen",
      reveal: "Laufwerk öffnen",
    },
    folder: "Ordner des Laufwerks",
    folderHint: "Wo das Laufwerk ab dem nächsten Mal erscheint. Der Ordner muss leer sein.",
    anyFolder: "Vom System gewählt",
    chooseFolder: "Auswählen…",
    forgetFolder: "Das System wählen lassen",
    letter: "Laufwerksbuchstabe",
    anyLetter: "Irgendein freier",
    letterName: (letter) => `${letter}:`,
  },

  openAfterwards: "Danach das Laufwerk öffnen",

  preferences: {
    mount: "Laufwerk eines Tresors einbinden, wenn er entsperrt wird",
    mountHint: "Es erscheint im Dateimanager wie jedes andere Laufwerk.",
    sidebar: "Laufwerke zu den Orten des Dateimanagers hinzufügen",
    sidebarHint:
      "Solange ein Laufwerk da ist, ab dem nächsten Mal. Andere Programme können diese Orte lesen, und damit den Namen des Tresors.",
  },
};
