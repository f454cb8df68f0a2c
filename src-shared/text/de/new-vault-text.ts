import { assertNever } from "../../assert-never.ts";
import type {
  newVaultText as english,
  nameProblemText as englishName,
  passwordHintText as englishPassword,
  placeProblemText as englishPlace,
} from "../new-vault-text.ts";

export const newVaultText: typeof english = {
  heading: "Neuer Tresor",
  steps: {
    place: "Name und Ort",
    key: "Schlüsseldatei",
    password: "Passwort",
    done: "Fertig",
  },
  stepOf: (step, of) => `Schritt ${step} von ${of}`,

  name: "Name",
  nameHint: "So wird sein Ordner heißen.",
  place: "Wo er liegen soll",
  looking: "Cloud-Ordner werden gesucht…",
  chosenFolder: "Ordner Ihrer Wahl",
  chooseFolder: "Ordner wählen…",
  chooseAnother: "Anderen Ordner wählen…",
  folder: (path) => `Der Tresor wird „${path}“ sein.`,
  scarce: (size) => `Auf diesem Datenträger sind nur noch ${size} frei.`,
  onDemand:
    "Einige Dateien dieses Ordners sind nur in der Cloud. Stellen Sie im Synchronisierungsprogramm ein, dass der Ordner auf diesem Computer bleibt, sonst fehlen hier ohne Verbindung vielleicht Dateien des Tresors.",
  needsShorter: (threshold) =>
    `Lange Dateinamen werden hier ab ${threshold} Zeichen in einer kürzeren Form gespeichert. Sie werden davon nichts merken.`,

  expert: "Einstellungen für Fachleute",
  cipher: "Verschlüsselung",
  ciphers: {
    SIV_GCM: "AES-256-GCM, wie bei neuen Tresoren üblich",
    SIV_CTRMAC: "AES-256-CTR mit HMAC, für Cryptomator vor 1.6",
  },
  threshold: "Verschlüsselte Namen verkürzen, wenn sie länger sind als",
  thresholdHint: (least, most) =>
    `${least} bis ${most} Zeichen. Gilt, solange es den Tresor gibt; nur eine Cloud, die lange Namen ablehnt, braucht weniger als ${most}.`,

  password: "Passwort",
  repeat: "Passwort wiederholen",
  passwordWarning:
    "Ohne sein Passwort kann niemand diesen Tresor öffnen, und niemand kann es für Sie zurücksetzen. Bewahren Sie es dort auf, wo Sie es wiederfinden.",
  tooShort: (least) => `Verwenden Sie mindestens ${least} Zeichen.`,
  differs: "Das ist nicht dasselbe wie oben.",
  suggest: "Ein starkes vorschlagen",
  suggested:
    "Ein starkes Passwort ist eingetragen, zweimal. Speichern Sie es in Ihrem Passwortmanager, oder schreiben Sie es auf, bevor Sie weitergehen.",
  strength: "Stärke des Passworts",
  scores: ["Sehr schwach", "Schwach", "Mittel", "Stark", "Sehr stark"],
  weakIsAllowed: "Sie können es trotzdem verwenden.",

  back: "Zurück",
  next: "Weiter",
  create: "Tresor anlegen",
  creating: "Wird angelegt…",

  done: (name) => `„${name}“ ist bereit`,
  doneBody:
    "Der Tresor ist jetzt ein leerer Ordner für verschlüsselte Dateien. Entsperren Sie ihn, und legen Sie Ihre Dateien in das Laufwerk, das dann erscheint: nicht in den Ordner selbst.",
  recoveryKey: "Wiederherstellungsschlüssel…",
  unlockNow: "Jetzt entsperren",
  later: "Später",
};

export const nameProblemText: typeof englishName = (problem) => {
  switch (problem.kind) {
    case "empty":
      return "Geben Sie Ihrem Tresor einen Namen.";
    case "forbidden":
      return /\p{Cc}/u.test(problem.character)
        ? "Im Namen steht ein Zeichen, das man nicht sieht. Geben Sie ihn neu ein."
        : `„${problem.character}“ ist im Namen eines Ordners nicht überall erlaubt.`;
    case "leading-dot":
      return "Ein Name, der mit einem Punkt beginnt, ist auf vielen Systemen unsichtbar.";
    case "trailing-dot":
      return "Windows nimmt keinen Namen an, der mit einem Punkt endet.";
    case "reserved":
      return "Diesen Namen behält Windows für sich.";
    case "too-long":
      return "Dieser Name ist zu lang für einen Ordner.";
    default:
      return assertNever(problem);
  }
};

export const placeProblemText: typeof englishPlace = (problem) => {
  switch (problem.kind) {
    case "gone":
      return "Diesen Ordner gibt es nicht mehr. Wählen Sie einen anderen.";
    case "not-writable":
      return "In diesen Ordner lässt sich nichts schreiben. Prüfen Sie die Zugriffsrechte, oder wählen Sie einen anderen.";
    case "name-taken":
      return "Im Ordner gibt es schon etwas mit diesem Namen. Wählen Sie einen anderen Namen.";
    case "inside-vault":
      return `Dieser Ordner gehört zum Tresor „${problem.place}“. Ein Tresor in einem Tresor würde beschädigt; wählen Sie einen Ordner daneben.`;
    case "inside-open-vault":
      return `Dieser Ordner liegt auf dem Laufwerk von „${problem.name}“, das gerade offen ist. Wählen Sie einen auf der Festplatte oder in einer Cloud.`;
    case "path-too-long":
      return "Dieser Ordner liegt zu tief: Die Pfade verschlüsselter Dateien würden für dieses System zu lang. Wählen Sie einen weiter oben.";
    default:
      return assertNever(problem);
  }
};

export const passwordHintText: typeof englishPassword = (hint) => {
  switch (hint) {
    case "common":
      return "Viele Leute benutzen dieses Passwort oder ein ähnliches.";
    case "name":
      return "Namen sind leicht zu erraten.";
    case "word":
      return "Ein einzelnes Wort ist leicht zu erraten; mehrere, die nichts miteinander zu tun haben, nicht.";
    case "keyboard":
      return "Tasten, die nebeneinanderliegen, sind leicht zu erraten.";
    case "repeated":
      return "Wiederholungen machen ein Passwort länger, aber nicht stärker.";
    case "sequence":
      return "Reihen wie „abc“ oder „6543“ sind leicht zu erraten.";
    case "date":
      return "Jahreszahlen und Daten sind leicht zu erraten.";
    case "leaked":
      return "Dieses Passwort ist aus einem Datenleck bekannt.";
    default:
      return assertNever(hint);
  }
};
