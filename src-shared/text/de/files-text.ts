import type { filesText as english, tabsText as englishTabs } from "../files-text.ts";
import { numeral } from "../numeral.ts";

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${numeral(number)} ${many}`;

const entries = (number: number): string => count(number, "Objekt", "Objekte");

export const tabsText: typeof englishTabs = {
  label: "Teile dieser Seite",
  overview: "Übersicht",
  files: "Dateien",
};

export const filesText: typeof english = {
  label: (folder) => `Dateien in „${folder}“`,
  entries,
  back: "Zurück",
  up: "Zum übergeordneten Ordner",
  breadcrumbs: "Wo Sie sind",
  search: "Tresor durchsuchen",
  searchHint: "Suchen",
  list: "Als Liste",
  grid: "Als Bilder",
  view: "Ansicht",
  refresh: "Erneut nachsehen",
  newFolder: "Neuer Ordner",
  newFolderName: (number) => (number === 1 ? "Neuer Ordner" : `Neuer Ordner ${number}`),
  details: "Details",
  more: "Mehr",
  undo: "Rückgängig",
  dismiss: "Ausblenden",

  column: { name: "Name", folder: "Ordner", size: "Größe", modifiedMs: "Geändert", kind: "Art" },
  sortBy: "Sortieren nach",
  ascending: "Aufsteigend",
  descending: "Absteigend",

  kind: {
    folder: "Ordner",
    link: "Verknüpfung",
    picture: "Bild",
    pdf: "PDF",
    text: "Text",
    document: "Dokument",
    table: "Tabelle",
    slides: "Präsentation",
    sound: "Ton",
    film: "Film",
    archive: "Archiv",
    file: "Datei",
    broken: "Nicht lesbar",
  },

  reading: "Der Ordner wird gelesen…",
  readingOf: (known, total) => `Der Ordner wird gelesen: ${numeral(known)} von ${numeral(total)}`,
  empty: "Dieser Ordner ist leer",
  emptyHint: "Was auf dem Laufwerk dieses Tresors gespeichert wird, erscheint auch hier.",
  emptyReadOnly: "Darin ist nichts.",

  searching: (folders, found, at) =>
    `Suche läuft: ${entries(found)} gefunden, ${count(folders, "Ordner", "Ordner")} durchsucht, jetzt „${at}“`,
  searched: (found, looked) => `${entries(found)} gefunden unter ${numeral(looked)}`,
  searchFull: (found) =>
    `Die ersten ${numeral(found)} werden gezeigt. Geben Sie mehr ein, um weniger zu finden.`,
  unreadable: (folders) =>
    `${count(folders, "Ordner ließ", "Ordner ließen")} sich nicht lesen. Eine Prüfung des Tresors sagt, warum.`,
  stop: "Anhalten",
  noneFound: (words) => `Nichts in diesem Tresor hat „${words}“ im Namen.`,
  nothingYet: "Noch nichts gefunden",
  showInFolder: "Im Ordner anzeigen",

  selected: (number, bytes) => `${entries(number)} ausgewählt, ${bytes}`,
  selectedOnly: (number) => `${entries(number)} ausgewählt`,

  menu: {
    label: "Was sich mit der Auswahl tun lässt",
    open: "Öffnen",
    look: "Vorschau",
    openOutside: "Im passenden Programm öffnen",
    copyOut: "Herauskopieren…",
    copyFiles: "Dateien hineinkopieren…",
    copyFolder: "Ordner hineinkopieren…",
    rename: "Umbenennen",
    delete: "Löschen",
    encrypted: "Verschlüsselte Datei anzeigen",
    selectAll: "Alles auswählen",
    deleteKey: "Entf",
    controlKey: "Strg",
    space: "Leertaste",
  },
  newName: "Neuer Name",
  tooMany: (most) =>
    `Mehr als ${numeral(most)} auf einmal sind zu viele. Nehmen Sie den Ordner, in dem sie liegen.`,
  dragAgain: "Die Kopien sind bereit: Ziehen Sie noch einmal.",
  onlyForReading: "Dieser Tresor ist schreibgeschützt geöffnet.",

  deleted: (number) => `${entries(number)} gelöscht.`,
  deletedUntilLock: (number) =>
    `${entries(number)} gelöscht; bis zum Sperren des Tresors lässt sich das rückgängig machen.`,
  deleting: (done, all) => `Wird gelöscht: ${numeral(done)} von ${numeral(all)}`,
  settling: { undo: "Gelöschtes wird zurückgeholt…", forget: "Wird endgültig gelöscht…" },
  forget: "Endgültig löschen",
  restored: (number) => `${entries(number)} zurückgeholt.`,
  notDone: (number, first) =>
    number === 1
      ? first
      : `Bei ${numeral(number)} Objekten war es nicht möglich. Beim ersten: ${first}`,

  facts: {
    nothing: "Wählen Sie eine Datei aus, um mehr darüber zu sehen.",
    several: (number) => entries(number),
    kind: "Art",
    size: "Größe",
    bytes: (bytes) => `${numeral(bytes)} Byte`,
    modified: "Geändert",
    created: "Erstellt",
    folder: "Ordner",
    encryptedFile: "Die verschlüsselte Datei",
    encryptedHint:
      "Was Ihre Cloud stattdessen sieht, im Ordner des Tresors. Name und Inhalt sind verschlüsselt.",
    encryptedShow: "Im Dateimanager anzeigen",
  },

  look: {
    title: (name) => `Vorschau: ${name}`,
    close: "Schließen",
    open: "Im passenden Programm öffnen",
    openHint:
      "Im passenden Programm: aus einer privaten Kopie, die beim Sperren des Tresors gelöscht wird",
    previous: "Zurück",
    next: "Weiter",
    reading: "Wird entschlüsselt…",
    tooLarge: "Die Datei ist zu groß, um hier gezeigt zu werden.",
    unknownKind: "Bilder, Text und PDF lassen sich hier zeigen, und das ist etwas anderes.",
    broken:
      "Das lässt sich nicht zeigen: Es ist nicht von der Art, die der Name verspricht, oder es ist beschädigt.",
    beginning: "Nur das erste Megabyte wird gezeigt.",
    folder: "Ein Ordner. Drücken Sie die Eingabetaste, um ihn zu öffnen.",
    link: "Eine Verknüpfung. Ihr wird im Laufwerk gefolgt, nicht hier.",
    pages: (pages) => count(pages, "Seite", "Seiten"),
    page: (page) => `Seite ${page}`,
    text: "Inhalt",
  },
};
