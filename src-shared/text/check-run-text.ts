/** What the window says about the check, the repair and the upgrade of a vault, and what a report of a check holds. */

import type { JudgedFinding } from "../model/check-run.ts";
import { findingText, repairText, severityText } from "./health-text.ts";
import { numeral } from "./numeral.ts";
import { printable } from "./printable.ts";
import { worded } from "./worded.ts";

export const checkRunText = worded("checkRunText", {
  heading: "Check",
  about:
    "Looks at everything in the vault folder, also at what apps do not show, and says what is damaged, lost or left over. It changes nothing.",
  deep: "Read every file and prove that it is whole (takes longer)",
  password: "Password of the vault",
  byHub: "A Hub keeps the key of this vault. If your browser opens, log in there.",
  unlockOnce: "Unlocking the vault leads through whatever is missing.",
  waitingForHub: "Getting the key from the Hub. If your browser has opened, log in there.",
  start: "Check now",
  stop: "Stop",
  goOn: "Go on with it",
  again: "Check again",
  reading: "Reading the folders…",
  checking: "Checking…",
  repairing: "Checking and repairing…",
  progress: (done: string, total: string) => `${done} of ${total}`,
  files: (count: number) => `${numeral(count)} ${count === 1 ? "entry" : "entries"}`,
  found: (count: number) =>
    count === 0 ? "Nothing found so far" : `${numeral(count)} found so far`,
  timeLeft: (seconds: number) =>
    seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`,
  clean: "Everything is in order.",
  onlyInfo: "Everything is in order; there is something to know.",
  notClean: (count: number) => (count === 1 ? "1 finding" : `${numeral(count)} findings`),
  repaired: "The repair is done.",
  stopped: "Stopped before everything was looked at.",
  lookedAt: (good: string, bytes: string | null) =>
    bytes === null ? `${good} in order.` : `${good} in order, ${bytes} of content authenticated.`,
  severity: { critical: "Critical", warn: "Warnings", info: "For your information" },
  more: (count: number) => `${numeral(count)} more are in the report.`,
  saveReport: "Save report…",
  reportSaved: "The report is saved. It names files of the vault in cleartext.",
  isFixed: "Repaired.",
  isNotFixed: "Could not be repaired; nothing was changed here.",
  plan: {
    open: (count: number) => (count === 1 ? "Repair 1 finding…" : `Repair ${count} findings…`),
    heading: "What a repair does",
    about:
      "This is what would be done; nothing has been changed yet. What a repair replaces is kept in the vault folder, and the whole repair can be taken back.",
    lockFirst: "The vault has to be locked for a repair.",
    lock: "Lock it",
    repair: "Repair now",
    others: (count: number) =>
      count === 1
        ? "1 finding cannot be repaired without guessing and stays as it is."
        : `${count} findings cannot be repaired without guessing and stay as they are.`,
  },
  undo: "Take the repair back",
  undoing: "Taking the repair back…",
  undone: (restored: number, left: number) =>
    left === 0
      ? `The vault folder is as it was before: ${restored} ${restored === 1 ? "repair was" : "repairs were"} taken back.`
      : `${restored} ${restored === 1 ? "repair was" : "repairs were"} taken back. ${left} could not be, because something was changed since; what they replaced is still in the folder of the repair.`,
});

export const upgradeRunText = worded("upgradeRunText", {
  heading: "Upgrade",
  about: (version: number) =>
    `This vault has format ${version}; today's is format 8. The upgrade renames files and rewrites the key file, and changes no content. It can be stopped and taken up again. Make sure the folder is completely synced before you begin, and that no other computer uses the vault.`,
  password: "Password of the vault",
  start: "Upgrade now",
  stop: "Stop",
  running: "Upgrading…",
  step: (from: number, to: number) => `From format ${from} to ${to}`,
  names: (done: number, total: number) => `${numeral(done)} of ${numeral(total)} names`,
  done: "The vault is up to date. Let the sync finish before you open it on another computer.",
  skipped: (count: number) =>
    `${count === 1 ? "1 file" : `${count} files`} could not be renamed, because the long name is lost or not synced. Nothing of them is gone; no app lists them for now:`,
});

export const checkReportText = worded("checkReportText", {
  /** @param time - as in ISO 8601 */
  heading: (vault: string, place: string, time: string) =>
    `Check of the vault “${vault}” in ${place}, ${time}`,
  wouldRepair: (repair: string) => `A repair would do this: ${repair}`,
  more: (count: number) => `… and ${count} more.`,
});

interface Report {
  readonly vaultName: string;
  readonly place: string;
  /** Milliseconds since 1970. */
  readonly madeMs: number;
  readonly findings: readonly JudgedFinding[];
  /** How many there were, of which `findings` may be the first. */
  readonly count: number;
}

/** The saved report of a check, as plain text. */
export function reportText({ vaultName, place, madeMs, findings, count }: Report): string {
  const more = count - findings.length;
  const blocks = [
    checkReportText.heading(printable(vaultName), printable(place), new Date(madeMs).toISOString()),
    count === 0 ? checkRunText.clean : checkRunText.notClean(count),
    ...findings.map(({ finding, isFixed }) => findingLines(finding, repairLine, isFixed)),
    ...(more > 0 ? [checkReportText.more(more)] : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function repairLine(repair: string, isFixed: boolean | null): string {
  if (isFixed === null) return checkReportText.wouldRepair(repair);
  return isFixed ? `${checkRunText.isFixed} ${repair}` : checkRunText.isNotFixed;
}

/**
 * A finding in a few lines, the places first.
 *
 * @param tellRepair - what to say of its repair; `isFixed` is `null` if nothing was to be repaired
 */
export function findingLines(
  finding: JudgedFinding["finding"],
  tellRepair: (repair: string, isFixed: boolean | null) => string,
  isFixed: boolean | null,
): string {
  const { id, severity, ciphertextPath, path } = finding;
  const repair = repairText(finding);
  return [
    `${severityText[severity]}: ${id}${path === undefined ? "" : ` – ${printable(path)}`}`,
    `  ${printable(ciphertextPath)}`,
    `  ${printable(findingText(finding))}`,
    ...(repair === null ? [] : [`  ${tellRepair(repair, isFixed)}`]),
  ].join("\n");
}
