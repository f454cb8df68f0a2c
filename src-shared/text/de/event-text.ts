import { assertNever } from "../../assert-never.ts";
import type { eventsText as english, eventText as englishEvent } from "../event-text.ts";

export const eventsText: typeof english = {
  heading: "Ereignisse",
  open: (unread) => (unread === 0 ? "Ereignisse" : `Ereignisse, ${unread} neu`),
  about: "Was in Ihren Tresoren ohne Ihr Zutun geschehen ist, bis Latchkey beendet wird.",
  none: "Nichts ist geschehen.",
  noneBody:
    "Konfliktkopien Ihres Synchronisierungsprogramms, beschädigte Dateien und Ordner, die verschwinden, werden hier gemeldet.",
  clear: "Alle löschen",
  dismiss: "Ausblenden",
  showFile: "Verschlüsselte Datei anzeigen",
  showFolder: "Ordner anzeigen",
  copyPath: "Pfad kopieren",
  hidden: "Der Name lässt sich lesen, solange der Tresor entsperrt ist.",
  times: (count) => `${count}-mal`,
};

export const eventText: typeof englishEvent = (event) => {
  switch (event.kind) {
    case "conflict-resolved":
      return event.resolvedPath === ""
        ? "Eine Konfliktkopie des Synchronisierungsprogramms hat einen eigenen Namen bekommen."
        : `Eine Konfliktkopie des Synchronisierungsprogramms heißt jetzt „${event.resolvedPath}“. Vergleichen Sie die beiden und behalten Sie, was Sie brauchen.`;
    case "conflict-not-resolved":
      return "Einer Konfliktkopie des Synchronisierungsprogramms ließ sich kein Name geben. Sie steht unter dem Namen da, den sie hat.";
    case "decryption-failed":
      return "Diese Datei ist beschädigt: Was darin steht, ist nicht, was verschlüsselt wurde. Stellen Sie sie aus einer Sicherung wieder her, oder prüfen Sie den Tresor.";
    case "broken-node":
      return "Das ist nur zur Hälfte da. Vielleicht ist die Synchronisierung noch nicht fertig; bleibt es so, dann prüfen Sie den Tresor.";
    case "name-not-decodable":
      return "In diesem Ordner liegt etwas, das verschlüsselt aussieht, aber anderswohin gehört. Eine Prüfung des Tresors sagt, wohin.";
    case "folder-gone":
      return "Der Ordner des Tresors ist verschwunden. Schließen Sie den Datenträger an, oder warten Sie auf die Synchronisierung.";
    case "folder-back":
      return "Der Ordner des Tresors ist wieder da.";
    default:
      return assertNever(event);
  }
};
