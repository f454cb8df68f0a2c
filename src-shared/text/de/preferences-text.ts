import type {
  preferencesText as english,
  quitText as englishQuit,
  troubleText as englishTrouble,
} from "../preferences-text.ts";

export const preferencesText: typeof english = {
  heading: "Einstellungen",
  back: "Zurück",

  look: "Aussehen",
  theme: "Farben",
  themes: {
    system: "Wie das System",
    light: "Hell",
    dark: "Dunkel",
    contrast: "Hoher Kontrast",
  },
  language: "Sprache",
  systemLanguage: "Wie das System",
  compactList: "Niedrige Zeilen in der Liste der Tresore",

  startAndQuit: "Starten und Beenden",
  autostart: "Latchkey starten, wenn ich mich anmelde",
  autostartUnavailable: "Nur ein installiertes Latchkey kann bei der Anmeldung von selbst starten.",
  tray: "Symbol neben der Uhr anzeigen",
  trayHint: "Wenn Sie das Fenster schließen, laufen Latchkey und Ihre offenen Tresore dann weiter.",
  startHidden: "Ohne Fenster starten",
  lockOnQuit: "Beim Beenden offene Tresore sperren, ohne zu fragen",

  passwords: "Passwörter",
  useKeychain: "Anbieten, Passwörter im Schlüsselbund dieses Computers zu speichern",
  keychainUsable: "Dieser Computer hat einen Schlüsselbund, den Latchkey benutzen kann.",
  keychainUnusable:
    "Dieser Computer hat keinen Schlüsselbund, der sicher genug ist. Darum wird nichts gespeichert.",
  keychainOff:
    "Ausgeschaltet: Nichts wird gespeichert, und was gespeichert war, wird nicht benutzt.",

  drives: "Laufwerke",
  port: "Port",
  portHint:
    "Der erste offene Tresor bekommt diesen Port, die nächsten die Ports danach. Bleibt das Feld leer, wird ein freier genommen. Ein Tresor kann in seinen Optionen einen eigenen haben.",
  portProblem: (least, most) => `Ein Port ist eine Zahl von ${least} bis ${most}.`,

  log: "Protokoll",
  logAbout: (place) =>
    `Was schiefging, wird in „${place}“ aufgeschrieben, ohne Passwörter und ohne Namen.`,
  debugLog: "Auch jeden einzelnen Schritt aufschreiben, ebenfalls ohne Namen",
  showLog: "Protokoll anzeigen",

  transfer: "Mitnehmen",
  transferAbout:
    "Die Einstellungen und die Liste der Tresore mit ihren Optionen, als Datei für einen anderen Computer. Passwörter sind nicht darin.",
  export: "Exportieren…",
  import: "Importieren…",
  exported: (place) => `Nach „${place}“ exportiert.`,
  imported: (vaults) =>
    vaults === 1
      ? "Importiert. Ein Tresor kam zur Liste hinzu."
      : `Importiert. ${vaults} Tresore kamen zur Liste hinzu.`,
  notPreferences:
    "Diese Datei enthält keine Einstellungen, die diese Version lesen kann. Nichts wurde geändert.",

  about: "Über Latchkey",
  version: "Latchkey",
  electron: "Electron",
  chromium: "Chromium",
  node: "Node",
  aboutLicence:
    "Freie Software unter der GNU General Public License, Version 3 oder neuer. Weder von den Herstellern von Cryptomator gemacht noch von ihnen empfohlen; es verwendet deren offenes Format.",
  links: { licence: "Lizenz lesen", "vault-format": "Über das Format" },
  notices: "Werke anderer",
};

export const quitText: typeof englishQuit = {
  title: "Tresore sperren und beenden?",
  body: (names) =>
    `Gerade offen: ${names}. Ihre Laufwerke verschwinden, wenn Latchkey beendet wird.`,
  busy: (names) =>
    `Programme schreiben noch in: ${names}. Latchkey wird beendet, sobald sie fertig sind.`,
  quit: "Sperren und beenden",
  force: "Sofort beenden",
  stay: "Abbrechen",
  waiting: "Es wird gewartet, bis die Programme fertig geschrieben haben",
};

export const troubleText: typeof englishTrouble = {
  title: "Etwas ist schiefgegangen",
  body: "Damit hat Latchkey nicht gerechnet. Was Sie gerade getan haben, wurde vielleicht nicht ausgeführt; Dateien in Ihren Tresoren werden entweder ganz ersetzt oder gar nicht. Wenn es wieder vorkommt, schicken Sie den Bericht an die Entwickler von Latchkey.",
  code: "Code",
  report: "Der Bericht: Er enthält nichts über Sie oder Ihre Dateien.",
  copy: "Bericht kopieren",
  copied: "Kopiert",
  showLog: "Protokoll anzeigen",
  close: "Schließen",
  again: "Fenster neu laden",
};
