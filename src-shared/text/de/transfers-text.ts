import { printable } from "../printable.ts";
import type {
  transfersText as english,
  transferReportWords as englishReport,
} from "../transfers-text.ts";

const files = (count: number): string => (count === 1 ? "1 Datei" : `${count} Dateien`);
const kinds = { directory: "Ordner", symlink: "Verknüpfung" } as const;

export const transfersText: typeof english = {
  title: "Kopieren",
  importing: (name, sources) =>
    sources > 1 ? `„${name}“ und ${sources - 1} weitere` : `„${name}“`,
  everything: "Alles",
  someFiles: "Dateien",
  into: (target, vault) => {
    if (vault === null) return `nach ${target}`;
    return target === "/" ? `nach ${vault}` : `nach ${vault}, ${target}`;
  },
  pickFiles: {
    title: "Dateien wählen, die in den Tresor kopiert werden sollen",
    button: "Hineinkopieren",
  },
  pickFolder: {
    title: "Ordner wählen, der in den Tresor kopiert werden soll",
    button: "Hineinkopieren",
  },
  pickTarget: { title: "Ordner für die Kopien wählen", button: "Hierhin kopieren" },

  confirmNo: "Abbrechen",
  confirmCopyIn: ({ vault, folder, named, count }) => ({
    message:
      count === 1
        ? `Das in den Tresor „${printable(vault)}“ kopieren?`
        : `Diese ${count} in den Tresor „${printable(vault)}“ kopieren?`,
    detail: [
      ...named.map(printable),
      ...(count > named.length ? [`… und ${count - named.length} weitere`] : []),
      ...(folder === "/" ? [] : ["", `Nach ${printable(folder)}`]),
    ].join("\n"),
    yes: "Hineinkopieren",
    mark: "Nicht mehr fragen, bis dieser Tresor gesperrt wird",
  }),
  confirmProgram: (name, vault) => ({
    message: `„${printable(name)}“ kann als Programm laufen. Öffnen?`,
    detail: `Es kommt aus dem Tresor „${printable(vault)}“. Was es auch tut, es darf dabei alles, was Sie auf diesem Computer dürfen. Öffnen Sie es nur, wenn Sie wissen, was es ist.`,
    yes: "Öffnen",
  }),

  waiting: "Wartet, bis es an der Reihe ist",
  counting: "Dateien werden gezählt…",
  progress: (done, total) => `${done} von ${total}`,
  fileProgress: (done, total) => `${done} von ${files(total)}`,
  speed: (perSecond) => `${perSecond}/s`,
  secondsLeft: (seconds) => {
    if (seconds < 60) return `noch ${Math.max(1, Math.ceil(seconds))} s`;
    if (seconds < 3_600) return `noch ${Math.ceil(seconds / 60)} min`;
    return `noch ${(Math.ceil(seconds / 360) / 10).toLocaleString("de")} h`;
  },
  paused: "Angehalten",
  pausedByLock: "Angehalten, bis der Tresor wieder offen ist",
  copied: (count, size) => `${files(count)} kopiert, ${size}`,
  nothingCopied: "Nichts wurde kopiert",
  skipped: (count) => `${count} ausgelassen`,
  cancelled: (count) =>
    count === 0
      ? "Abgebrochen, bevor etwas kopiert war"
      : `Abgebrochen; ${files(count)} vorher kopiert`,
  failed: (count) => (count === 1 ? "1 wurde nicht kopiert" : `${count} wurden nicht kopiert`),
  moreFailed: (count) => `… und ${count} weitere; alle stehen im Bericht`,

  pause: "Anhalten",
  resume: "Fortsetzen",
  cancel: "Abbrechen",
  dismiss: "Ausblenden",
  saveReport: "Bericht speichern…",
  verify: "Kopiertes zurücklesen und vergleichen",
  verifyHint: "Dauert etwa doppelt so lange. Gilt für Kopien, die ab jetzt beginnen.",

  conflict: (name) => `„${name}“ ist schon da`,
  coming: "Die neue",
  present: "Die vorhandene",
  side: ({ kind }, size, time) =>
    kind === "file" ? `${size ?? ""}, geändert ${time}` : `${kinds[kind]}, geändert ${time}`,
  rules: {
    "keep-both": "Beide behalten",
    replace: "Ersetzen",
    skip: "Auslassen",
    newer: "Die neuere behalten",
  },
  forAll: "Für alle anderen ebenso",

  opened: "In anderen Programmen geöffnet",
  unchanged: "Nicht geändert",
  changed: "Geändert",
  changedBoth: "Geändert, und die Datei im Tresor auch",
  writing: "Wird zurückgeschrieben…",
  writeBack: "Zurückschreiben",
  writeOver: "Datei im Tresor ersetzen",
  writeBeside: "Beide behalten",
  closeOpened: "Kopie löschen",
  openedHint:
    "Kopien dieser Dateien liegen entschlüsselt auf diesem Computer, bis der Tresor gesperrt wird.",
};

export const transferReportWords: typeof englishReport = {
  heading: (direction, vault, target, time) =>
    direction === "import"
      ? `Kopieren in den Tresor „${vault}“, nach ${target}, ${time}`
      : `Kopieren aus dem Tresor „${vault}“, nach ${target}, ${time}`,
  everything: "Alles wurde kopiert.",
  notCopied: (count) => `Nicht kopiert: ${count}`,
  more: (count) => `… und ${count} weitere.`,
  fileName: (vault, day) => `kopieren-${vault}-${day}.txt`,
};
