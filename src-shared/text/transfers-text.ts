/** What the window and its reports say of files that are copied in and out. */

import type { ConflictRule, ConflictSide, Transfer } from "../model/transfer.ts";
import { printable } from "./printable.ts";
import { worded } from "./worded.ts";

const files = (count: number): string => (count === 1 ? "1 file" : `${count} files`);

export const transfersText = worded("transfersText", {
  title: "Copying",
  importing: (name: string, sources: number) =>
    sources > 1 ? `“${name}” and ${sources - 1} more` : `“${name}”`,
  everything: "Everything",
  /** Of a vault that is locked, whose names are not shown. */
  someFiles: "Files",
  /** @param vault - of an import, its name */
  into: (target: string, vault: string | null) => {
    if (vault === null) return `to ${target}`;
    return target === "/" ? `to ${vault}` : `to ${vault}, ${target}`;
  },
  pickFiles: { title: "Choose files to copy into the vault", button: "Copy in" },
  pickFolder: { title: "Choose a folder to copy into the vault", button: "Copy in" },
  pickTarget: { title: "Choose a folder for the copies", button: "Copy here" },

  confirmNo: "Cancel",
  /** @param named - paths of this computer, the first of `count` */
  confirmCopyIn: ({ vault, folder, named, count }: CopyInQuestion) => ({
    message: `Copy ${count === 1 ? "this" : `these ${count}`} into the vault “${printable(vault)}”?`,
    detail: [
      ...named.map(printable),
      ...(count > named.length ? [`… and ${count - named.length} more`] : []),
      ...(folder === "/" ? [] : ["", `To ${printable(folder)}`]),
    ].join("\n"),
    yes: "Copy in",
    mark: "Do not ask again until this vault is locked",
  }),
  confirmProgram: (name: string, vault: string) => ({
    message: `“${printable(name)}” can run as a program. Open it?`,
    detail: `It comes from the vault “${printable(vault)}”. Whatever it does, it does with all that you may do on this computer. Open it only if you know what it is.`,
    yes: "Open it",
  }),

  waiting: "Waiting for its turn",
  counting: "Counting files…",
  progress: (done: string, total: string) => `${done} of ${total}`,
  fileProgress: (done: number, total: number) => `${done} of ${files(total)}`,
  speed: (perSecond: string) => `${perSecond}/s`,
  secondsLeft: (seconds: number) => {
    if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} s left`;
    if (seconds < 3_600) return `${Math.ceil(seconds / 60)} min left`;
    return `${Math.ceil(seconds / 360) / 10} h left`;
  },
  paused: "Paused",
  pausedByLock: "Paused until the vault is open again",
  copied: (count: number, size: string) => `Copied ${files(count)}, ${size}`,
  nothingCopied: "Nothing was copied",
  skipped: (count: number) => `${count} left alone`,
  cancelled: (count: number) =>
    count === 0
      ? "Cancelled before anything was copied"
      : `Cancelled; ${files(count)} copied before`,
  failed: (count: number) => (count === 1 ? "1 was not copied" : `${count} were not copied`),
  moreFailed: (count: number) => `… and ${count} more, all of them in the report`,

  pause: "Pause",
  resume: "Go on",
  cancel: "Cancel",
  dismiss: "Dismiss",
  saveReport: "Save report…",
  verify: "Read back and compare what is copied",
  verifyHint: "Takes about twice as long. For copies that begin from now on.",

  conflict: (name: string) => `“${name}” is there already`,
  coming: "The new one",
  present: "The one that is there",
  side: ({ kind }: ConflictSide, size: string | null, time: string) =>
    kind === "file" ? `${size ?? ""}, changed ${time}` : `${kindText[kind]}, changed ${time}`,
  rules: {
    "keep-both": "Keep both",
    replace: "Replace",
    skip: "Skip",
    newer: "Keep the newer",
  } satisfies Record<ConflictRule, string>,
  forAll: "Do the same for all others",

  opened: "Open in other programs",
  unchanged: "Not changed",
  changed: "Changed",
  changedBoth: "Changed, and so was the file in the vault",
  writing: "Writing back…",
  writeBack: "Write back",
  writeOver: "Replace the file in the vault",
  writeBeside: "Keep both",
  closeOpened: "Remove the copy",
  openedHint: "Copies of these files lie decrypted on this computer until the vault is locked.",
});

interface CopyInQuestion {
  readonly vault: string;
  readonly folder: string;
  readonly named: readonly string[];
  readonly count: number;
}

const kindText = { directory: "folder", symlink: "link" } as const;

interface Report {
  readonly vaultName: string;
  /** Milliseconds since 1970. */
  readonly madeMs: number;
  readonly direction: Transfer["direction"];
  readonly target: string;
  /** Of what failed, a sentence each. */
  readonly sentences: readonly string[];
  /** How many failed, of which `sentences` may be the first. */
  readonly failed: number;
}

/** Of the report that is saved as a file. */
export const transferReportWords = worded("transferReportWords", {
  /** @param time - as in ISO 8601 */
  heading: (direction: Transfer["direction"], vault: string, target: string, time: string) =>
    `Copying ${direction === "import" ? "into" : "out of"} the vault “${vault}”, to ${target}, ${time}`,
  everything: "Everything was copied.",
  notCopied: (count: number) => `Not copied: ${count}`,
  more: (count: number) => `… and ${count} more.`,
  /** @param day - as in ISO 8601, e.g. `copying-Taxes-2026-11-20.txt` */
  fileName: (vault: string, day: string) => `copying-${vault}-${day}.txt`,
});

export function transferReportText(report: Report): string {
  const { vaultName, madeMs, direction, target, sentences, failed } = report;
  const words = transferReportWords;
  const time = new Date(madeMs).toISOString();
  const more = failed - sentences.length;
  return `${[
    words.heading(direction, printable(vaultName), printable(target), time),
    failed === 0 ? words.everything : words.notCopied(failed),
    ...sentences.map((sentence) => `- ${printable(sentence)}`),
    ...(more > 0 ? [words.more(more)] : []),
  ].join("\n")}\n`;
}

/** A name for the file. */
export function transferReportName(vaultName: string, madeMs: number): string {
  const day = new Date(madeMs).toISOString().slice(0, 10);
  // Whatever a file system may not like in a name.
  const plain = vaultName.replaceAll(/[^\p{L}\p{N} _-]/gu, "_").slice(0, 60);
  return transferReportWords.fileName(plain, day);
}
