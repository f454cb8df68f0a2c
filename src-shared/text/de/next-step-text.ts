import type { nextStepText as english } from "../next-step-text.ts";

export const nextStepText: typeof english = {
  "look-again": "Erneut nachsehen",
  "show-folder": "Ordner anzeigen",
  recover: "Wiederherstellungsschlüssel verwenden…",
  restore: "Wiederherstellen…",
  check: "Tresor prüfen…",
  "change-port": "Port ändern…",
  upgrade: "Zur Aktualisierung",
  unlock: "Entsperren…",
  "find-key": "Schlüsseldatei wählen…",
  lock: "Sperren",
  "show-log": "Protokoll anzeigen",
};
