import type { desktopText as english } from "../desktop-text.ts";

export const desktopText: typeof english = {
  app: "Latchkey",
  file: "Datei",
  edit: "Bearbeiten",
  view: "Ansicht",
  window: "Fenster",
  help: "Hilfe",

  show: "Latchkey anzeigen",
  preferences: "Einstellungen…",
  newVault: "Neuer Tresor…",
  addExisting: "Vorhandenen Tresor hinzufügen…",
  lock: "Sperren",
  unlock: "Entsperren…",
  showVault: "Anzeigen",
  openDrive: "Laufwerk öffnen",
  openVault: (name) => `${name} (offen)`,
  lockAll: "Alle sperren",
  showLog: "Protokoll anzeigen",
  about: "Über Latchkey",
  quit: "Latchkey beenden",

  roles: {
    about: "Über Latchkey",
    close: "Fenster schließen",
    copy: "Kopieren",
    cut: "Ausschneiden",
    hide: "Latchkey ausblenden",
    hideOthers: "Andere ausblenden",
    minimize: "Minimieren",
    paste: "Einfügen",
    redo: "Wiederholen",
    resetZoom: "Originalgröße",
    selectAll: "Alles auswählen",
    services: "Dienste",
    togglefullscreen: "Vollbild",
    undo: "Rückgängig",
    unhide: "Alle einblenden",
    zoomIn: "Vergrößern",
    zoomOut: "Verkleinern",
  },

  trayAllLocked: "Latchkey: Alle Tresore sind gesperrt",
  traySomeOpen: "Latchkey: Ein Tresor ist offen",

  importPreferences: { title: "Exportierte Einstellungen wählen", button: "Importieren" },
  jsonFiles: "Einstellungen von Latchkey",

  cannotStart: "Latchkey konnte nicht starten",
  cannotStartBody: (code, folder) =>
    `Etwas ist schiefgegangen, womit Latchkey nicht gerechnet hat (${code}). Ihre Tresore sind unberührt. Mehr steht im Protokoll in „${folder}“. Bitte versuchen Sie es noch einmal.`,
};
