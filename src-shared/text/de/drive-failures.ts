import type { DriveFailureKind } from "../drive-failure-text.ts";
import type { SentencesOf } from "./sentences-of.ts";

/** Why there is no drive, or why it stays. */
export const driveFailures: SentencesOf<DriveFailureKind> = {
  "drive-unavailable": () =>
    "Dieses System kann den Tresor nicht einbinden, oder nicht am Ort Ihrer Wahl. Unter Linux bindet ihn eine Arbeitsumgebung mit gvfs an einem eigenen Ort ein, und für einen Ordner Ihrer Wahl braucht es davfs2; Windows gibt ihm einen Buchstaben, macOS ein Volume. Ohne Laufwerk verbinden Sie sich mit der Adresse, mit einem Dateimanager oder einem anderen WebDAV-Programm.",
  "drive-failed": ({ program }) =>
    `Das System konnte den Tresor nicht einbinden: „${program}“ hat abgelehnt. Verbinden Sie sich stattdessen im Dateimanager mit der Adresse.`,
  "drive-service-off": () =>
    "Windows bindet solche Laufwerke mit seinem Dienst „WebClient“ ein, der auf diesem Computer ausgeschaltet ist. Wer ihn verwaltet, kann den Start des Dienstes erlauben (services.msc). Ohne Laufwerk sind die Dateien in diesem Fenster oder über ihre Adresse erreichbar.",
  "drive-letter-taken": ({ letter }) =>
    letter === null
      ? "Alle Laufwerksbuchstaben dieses Computers sind vergeben. Geben Sie einen frei und versuchen Sie es dann noch einmal."
      : `Der Laufwerksbuchstabe ${letter}: ist vergeben. Wählen Sie einen anderen oder irgendeinen freien und versuchen Sie es dann noch einmal.`,
  "drive-busy": ({ path }) =>
    `In „${path}“ sind noch Dateien geöffnet. Schließen Sie sie und versuchen Sie es dann noch einmal.`,
  "drive-not-shown": ({ path }) =>
    `Kein Dateimanager hat „${path}“ geöffnet. Öffnen Sie es dort selbst, oder kopieren Sie die Adresse.`,
};
