/** What the window says where the files of an open vault are shown. */

import { numeral } from "./numeral.ts";
import { worded } from "./worded.ts";

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `1 ${one}` : `${numeral(number)} ${many}`;

const entries = (number: number): string => count(number, "item", "items");

export const tabsText = worded("tabsText", {
  label: "Parts of this page",
  overview: "Overview",
  files: "Files",
});

export const filesText = worded("filesText", {
  label: (folder: string) => `Files in “${folder}”`,
  entries,
  back: "Back",
  up: "To the folder above",
  breadcrumbs: "Where you are",
  search: "Search this vault",
  /** In the field itself, which is narrow. */
  searchHint: "Search",
  list: "As a list",
  grid: "As pictures",
  view: "View",
  refresh: "Look again",
  newFolder: "New folder",
  newFolderName: (number: number) => (number === 1 ? "New folder" : `New folder ${number}`),
  details: "Details",
  more: "More",
  undo: "Undo",
  dismiss: "Dismiss",

  column: { name: "Name", folder: "Folder", size: "Size", modifiedMs: "Changed", kind: "Kind" },
  sortBy: "Sort by",
  ascending: "Ascending",
  descending: "Descending",

  kind: {
    folder: "Folder",
    link: "Link",
    picture: "Picture",
    pdf: "PDF",
    text: "Text",
    document: "Document",
    table: "Table",
    slides: "Slides",
    sound: "Sound",
    film: "Film",
    archive: "Archive",
    file: "File",
    broken: "Cannot be read",
  },

  reading: "Reading the folder…",
  readingOf: (known: number, total: number) =>
    `Reading the folder: ${numeral(known)} of ${numeral(total)}`,
  empty: "This folder is empty",
  emptyHint: "What is saved on the drive of this vault appears here as well.",
  emptyReadOnly: "There is nothing in it.",

  searching: (folders: number, found: number, at: string) =>
    `Searching: ${entries(found)} found, ${count(folders, "folder", "folders")} looked at, now “${at}”`,
  searched: (found: number, looked: number) => `${entries(found)} found among ${numeral(looked)}`,
  searchFull: (found: number) => `The first ${numeral(found)} are shown. Type more to find fewer.`,
  unreadable: (folders: number) =>
    `${count(folders, "folder", "folders")} could not be read. A check of the vault says why.`,
  stop: "Stop",
  noneFound: (words: string) => `Nothing in this vault has “${words}” in its name.`,
  nothingYet: "Nothing found yet",
  showInFolder: "Show in its folder",

  selected: (number: number, bytes: string) => `${entries(number)} selected, ${bytes}`,
  selectedOnly: (number: number) => `${entries(number)} selected`,

  menu: {
    label: "What can be done with the selection",
    open: "Open",
    look: "Quick look",
    openOutside: "Open in its program",
    copyOut: "Copy out…",
    copyFiles: "Copy files in…",
    copyFolder: "Copy a folder in…",
    rename: "Rename",
    delete: "Delete",
    encrypted: "Show the encrypted file",
    selectAll: "Select all",
    deleteKey: "Del",
    controlKey: "Ctrl",
    space: "Space",
  },
  newName: "New name",
  tooMany: (most: number) =>
    `More than ${numeral(most)} at once are too many. Take the folder that holds them.`,
  dragAgain: "The copies are ready: drag once more.",
  onlyForReading: "This vault is open only for reading.",

  deleted: (number: number) => `${entries(number)} deleted.`,
  deletedUntilLock: (number: number) =>
    `${entries(number)} deleted; can be put back until the vault is locked.`,
  deleting: (done: number, all: number) => `Deleting: ${numeral(done)} of ${numeral(all)}`,
  settling: { undo: "Putting back what was deleted…", forget: "Removing for good…" },
  forget: "Remove for good",
  restored: (number: number) => `${entries(number)} put back.`,
  notDone: (number: number, first: string) =>
    number === 1 ? first : `${entries(number)} could not be done. The first: ${first}`,

  facts: {
    nothing: "Choose a file to see more of it.",
    several: (number: number) => entries(number),
    kind: "Kind",
    size: "Size",
    bytes: (bytes: number) => count(bytes, "byte", "bytes"),
    modified: "Changed",
    created: "Made",
    folder: "Folder",
    encryptedFile: "Its encrypted file",
    encryptedHint:
      "What your cloud sees instead of it, in the folder of the vault. Its name and its content are encrypted.",
    encryptedShow: "Show in the file manager",
  },

  look: {
    title: (name: string) => `Quick look: ${name}`,
    close: "Close",
    open: "Open in its program",
    openHint: "In its program: from a private copy, removed when the vault is locked",
    previous: "Previous",
    next: "Next",
    reading: "Decrypting…",
    tooLarge: "It is too large to be shown here.",
    unknownKind: "Pictures, text and PDF can be shown here, and this is something else.",
    broken: "It cannot be shown: this is not a kind that it can be decoded as, or it is damaged.",
    beginning: "Only its first megabyte is shown.",
    folder: "A folder. Press Enter to open it.",
    link: "A link. It is followed on the drive, not here.",
    pages: (pages: number) => count(pages, "page", "pages"),
    page: (page: number) => `Page ${page}`,
    text: "Content",
  },
});
