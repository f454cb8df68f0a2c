/** The twin of `en.ts`. */

import type { text as english } from "../en.ts";

export const text: typeof english = {
  appName: "Latchkey",

  cancel: "Abbrechen",
  dismiss: "Ausblenden",

  list: {
    label: "Tresore",
    new: "Neuer Tresor",
    add: "Hinzufügen",
    adding: "Auswahl läuft…",
    preferences: "Einstellungen",
    search: "Tresore suchen",
    searchHint: "Suchen",
    noneFound: (words) => `Kein Tresor passt zu „${words}“.`,
  },

  listMenu: {
    label: "Ansicht der Liste",
    order: { own: "In meiner Reihenfolge", name: "Nach Namen", state: "Offene zuerst" },
    compact: "Niedrige Zeilen",
    addByFile: "Tresor über seine Datei hinzufügen…",
  },

  menu: { unlock: "Entsperren…", rename: "Umbenennen…", deleteKey: "Entf", controlKey: "Strg" },

  rowHint: {
    missing: "Ordner ist nicht da",
    needsUpgrade: "Muss aktualisiert werden",
    notOpenable: "Lässt sich nicht öffnen",
    configMissing: "Die Konfiguration fehlt",
    keyMissing: "Die Schlüsseldatei fehlt",
    keyOn: (label, place) => `Schlüssel auf „${label}“ · ${place}`,
    atHub: (host) => `Hub: ${host}`,
  },

  spokenState: {
    looking: "noch nicht nachgesehen",
    missing: "Ordner nicht da",
    locked: "gesperrt",
    unlocking: "wird entsperrt",
    unlocked: "offen",
    locking: "wird gesperrt",
    working: "beschäftigt",
    needsUpgrade: "muss aktualisiert werden",
    notOpenable: "lässt sich nicht öffnen",
  },

  page: {
    looking: "Der Ordner wird angesehen…",
    locked: "Gesperrt",
    unlocking: "Wird entsperrt…",
    working: {
      checking: "Wird geprüft",
      repairing: "Wird repariert",
      upgrading: "Wird aktualisiert",
      restoring: "Wird wiederhergestellt",
    },
    options: "Optionen",
    backToVault: "Zurück zum Tresor",
    openSince: (time) => `Offen seit ${time}`,
    onlyForReading: (state) => `${state} · schreibgeschützt`,
    locking: "Wird gesperrt…",
    unlock: "Entsperren",
    lock: "Sperren",
    copyAddress: "Adresse kopieren",
    rename: "Umbenennen",
    remove: "Aus der Liste entfernen…",
    lookAgain: "Erneut nachsehen",
  },

  about: {
    heading: "Dieser Tresor",
    encryption: "Verschlüsselung",
    keyFile: "Schlüsseldatei",
    keyInVault: "Im Tresor",
    cipher: {
      SIV_GCM: "AES-256-GCM",
      SIV_CTRMAC: "AES-256-CTR mit HMAC",
      unknown: "Nicht angegeben",
    },
  },

  whatUnlockingDoes: {
    heading: "Was beim Entsperren geschieht",
    body: "Ihre Dateien erscheinen als Netzlaufwerk auf diesem Computer. Jede wird nur entschlüsselt, während sie gelesen wird, und verschlüsselt, bevor sie geschrieben wird. Latchkey legt keine entschlüsselte Kopie auf der Festplatte ab.",
  },

  share: {
    heading: "Hier sind Ihre Dateien",
    url: "Adresse",
    username: "Benutzername",
    password: "Passwort dieses Laufwerks",
    passwordHint:
      "Nur für dieses eine Mal und nur für diesen Computer. Es ist nicht das Passwort Ihres Tresors.",
    show: "Passwort anzeigen",
    copy: {
      url: "Adresse kopieren",
      username: "Benutzernamen kopieren",
      password: "Passwort kopieren",
    },
    copied: "Kopiert",
    notCopied: "Nicht kopiert",
  },

  traffic: {
    heading: "Gerade jetzt",
    writing: "schreiben",
    reading: "lesen",
    requests: "laufende Anfragen",
  },

  connect: {
    windows: {
      heading: "Im Explorer öffnen",
      steps: [
        "Klicken Sie mit der rechten Maustaste auf „Dieser PC“ und wählen Sie „Netzlaufwerk verbinden“.",
        "Fügen Sie die Adresse als Ordner ein und setzen Sie das Häkchen bei „Verbindung mit anderen Anmeldeinformationen herstellen“.",
        "Geben Sie Benutzernamen und Passwort von hier ein.",
      ],
    },
    macos: {
      heading: "Im Finder öffnen",
      steps: [
        "Wählen Sie „Gehe zu“ und dann „Mit Server verbinden“ (⌘K).",
        "Fügen Sie die Adresse ein und klicken Sie auf „Verbinden“.",
        "Geben Sie Benutzernamen und Passwort von hier ein.",
      ],
    },
    linux: {
      heading: "Im Dateimanager öffnen",
      steps: [
        "Wählen Sie „Andere Orte“ oder „Mit Server verbinden“.",
        "Fügen Sie die Adresse ein. Wird http:// nicht angenommen, beginnen Sie sie stattdessen mit dav://.",
        "Geben Sie Benutzernamen und Passwort von hier ein.",
      ],
    },
  },

  missing: {
    heading: "Der Ordner dieses Tresors ist nicht da",
    body: "Schließen Sie den Datenträger an, oder warten Sie, bis Ihr Cloud-Programm ihn synchronisiert hat. Haben Sie den Ordner verschoben, dann zeigen Sie Latchkey, wo er jetzt ist.",
    relocate: "Ordner suchen…",
  },
  notOpenable: { heading: "Dieser Tresor lässt sich nicht öffnen" },

  unlockDialog: {
    title: (name) => `„${name}“ entsperren`,
    password: "Passwort",
    show: "Passwort anzeigen",
    capsLock: "Die Feststelltaste ist an.",
    readOnly: "Schreibgeschützt: Im Tresor kann nichts geändert werden",
    remember: "Passwort im Schlüsselbund dieses Computers speichern",
    savedIsWrong:
      "Das gespeicherte Passwort öffnet diesen Tresor nicht mehr: Es wurde geändert, vielleicht auf einem anderen Computer. Geben Sie das neue ein; es tritt an die Stelle des gespeicherten.",
    unlock: "Entsperren",
    unlocking: "Wird entsperrt…",
    progress:
      "Das Passwort wird geprüft. Das dauert mit Absicht einen Moment: Es bremst das Erraten.",
  },

  removeDialog: {
    title: (name) => `„${name}“ aus der Liste entfernen?`,
    body: "Nur der Eintrag in dieser Liste verschwindet und das Passwort, falls es auf diesem Computer gespeichert ist. Der Tresor und seine Dateien bleiben, wo sie sind, und Sie können ihn jederzeit wieder hinzufügen.",
    remove: "Aus der Liste entfernen",
    removing: "Wird entfernt…",
  },

  renameDialog: {
    title: (name) => `„${name}“ umbenennen`,
    name: "Name in dieser Liste",
    hint: "Der Ordner behält seinen Namen, und andere Computer merken nichts davon.",
    rename: "Umbenennen",
  },

  addRefusedDialog: {
    title: "Dieser Ordner wurde nicht hinzugefügt",
    again: "Anderen Ordner wählen…",
  },
  alreadyListed: (name) => `„${name}“ steht bereits in Ihrer Liste.`,

  welcome: {
    heading: "Willkommen bei Latchkey",
    body: "Ein Tresor ist ein Ordner, dessen Dateien verschlüsselt sind. Bewahren Sie ihn auf, wo Sie wollen, auch dort, wo eine Cloud ihn synchronisiert, und öffnen Sie ihn hier mit Ihrem Passwort.",
    create: "Tresor anlegen…",
    add: "Vorhandenen Tresor hinzufügen…",
    whatToChoose:
      "Ein vorhandener Tresor ist ein Ordner, in dem eine Datei namens „vault.cryptomator“ und ein Ordner namens „d“ liegen. Mit Cryptomator angelegte Tresore funktionieren, wie sie sind.",
    steps: [
      {
        title: "Anlegen oder hinzufügen",
        body: "Legen Sie einen Tresor an, oder zeigen Sie Latchkey, wo Ihrer liegt.",
      },
      { title: "Entsperren", body: "Geben Sie sein Passwort ein. Nur Sie kennen es." },
      { title: "Benutzen", body: "Arbeiten Sie mit Ihren Dateien wie auf jedem anderen Laufwerk." },
    ],
  },

  notice: {
    list: {
      restored:
        "Die gespeicherte Liste der Tresore war beschädigt. Darum wird die Kopie von vor der letzten Änderung gezeigt.",
      startedEmpty:
        "Die gespeicherte Liste der Tresore war beschädigt, und es gibt keine Kopie davon. Darum ist diese Liste leer. Ihre Tresore sind unberührt; fügen Sie sie wieder hinzu.",
      keptAs: (path) => `Die beschädigte Liste wird als „${path}“ aufgehoben.`,
      notReadable: (path) =>
        `Die gespeicherte Liste der Tresore, „${path}“, lässt sich nicht lesen. Darum können Änderungen nicht gespeichert werden. Prüfen Sie die Zugriffsrechte der Datei und starten Sie Latchkey dann neu.`,
    },
    settings: {
      restored:
        "Die gespeicherten Einstellungen waren beschädigt. Darum gelten die von vor der letzten Änderung.",
      startedEmpty:
        "Die gespeicherten Einstellungen waren beschädigt, und es gibt keine Kopie davon. Darum beginnen sie von vorn. Ihre Tresore sind unberührt.",
      keptAs: (path) => `Die beschädigte Datei wird als „${path}“ aufgehoben.`,
      notReadable: (path) =>
        `Die gespeicherten Einstellungen, „${path}“, lassen sich nicht lesen. Darum können Änderungen nicht gespeichert werden. Prüfen Sie die Zugriffsrechte der Datei und starten Sie Latchkey dann neu.`,
    },
  },

  saveFile: "Bericht speichern",
  pickEncryptedFiles: "Verschlüsselte Dateien wählen",
  vaultFiles: "Dateien von Tresoren",

  pickFolder: {
    "existing-vault": { title: "Ordner eines Tresors wählen", button: "Tresor hinzufügen" },
    "moved-vault": {
      title: "Ordner wählen, in den der Tresor verschoben wurde",
      button: "Auswählen",
    },
    "existing-vault-file": {
      title: "Datei „vault.cryptomator“ eines Tresors wählen",
      button: "Tresor hinzufügen",
    },
    drive: {
      title: "Leeren Ordner wählen, in dem das Laufwerk erscheinen soll",
      button: "Auswählen",
    },
    "new-vault": { title: "Ordner für den neuen Tresor wählen", button: "Auswählen" },
    "key-home": { title: "Ordner für die Schlüsseldatei wählen", button: "Auswählen" },
    "hub-template": {
      title: "Datei „vault.cryptomator“ der Vorlage des Hubs wählen",
      button: "Auswählen",
    },
  },
};
