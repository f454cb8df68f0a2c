import { resolve } from "node:path";
import type { CheckProgress, CheckSummary } from "../../../src-shared/model/health-check.ts";
import type { Finding, FindingId, Severity } from "../../../src-shared/model/health-finding.ts";
import { checkText } from "../../../src-shared/text/cli-text.ts";
import { VaultError } from "../../base/vault-error.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { checkVault } from "../../health/check-vault.ts";
import { type HealthAccess, openForHealth } from "../../health/health-access.ts";
import { repairVault } from "../../health/repair-vault.ts";
import { defineCommand } from "../command.ts";
import { findingLines, findingRecord } from "../finding-record.ts";
import { readableSize, readableTime } from "../format-for-people.ts";
import type { Io } from "../io.ts";
import { openingOptions } from "../option-table.ts";
import { print, printable } from "../print.ts";
import { type ProgressTeller, progressTeller } from "../progress.ts";
import { refuseInsideVault } from "../refuse-overlap.ts";
import { openReport, type Report } from "../report-file.ts";
import { withOpening } from "../with-vault.ts";

/** docs/cli.md. What was repaired does not count; `info` is as good as nothing. */
const exitCodes: Readonly<Record<Severity, number>> = { info: 0, warn: 3, critical: 4 };

export const checkCommand = defineCommand({
  name: "check",
  operands: { VAULT: "one" },
  options: ["deep", "only", "fix", "report", "progress", ...openingOptions],
  run: async (call) => {
    const { io, operands } = call;
    const { fix, deep: isDeep, only, report: file, progress } = call.options;
    if (file !== undefined) await refuseInsideVault(operands.VAULT, file);
    using access = await withOpening(call, fix ? "write" : "read", (opening) =>
      openForHealth(systemWorld, opening),
    );
    await using report = await openReport(file);
    const vault = printable(resolve(operands.VAULT));
    await report.write(checkText.reportOf(vault, readableTime(systemWorld.now())));
    const teller = new Teller(io, report, progress);
    const work: Work = { access, isDeep, only, signal: io.stop.requested, teller };
    const { summary, run } = await (fix ? checkAndRepair(work) : check(work));
    await teller.tellEnd(summary, run);
    if (teller.worst !== null) io.conclude(exitCodes[teller.worst]);
  },
});

interface Work {
  readonly access: HealthAccess;
  readonly isDeep: boolean;
  readonly only: readonly FindingId[] | undefined;
  readonly signal: AbortSignal;
  readonly teller: Teller;
}

interface Outcome {
  readonly summary: CheckSummary;
  /** The folder by which repairs can be taken back; `null` if there were none. */
  readonly run: string | null;
}

async function check({ access, teller, ...options }: Work): Promise<Outcome> {
  const { summary, stoppedAt } = await checkVault(access, options, {
    onFinding: (finding) => teller.tell(finding, null),
    onProgress: teller.onProgress,
  });
  if (stoppedAt !== null) throw new VaultError({ kind: "cancelled" });
  return { summary, run: null };
}

function checkAndRepair({ access, teller, ...options }: Work): Promise<Outcome> {
  return repairVault(access, options, {
    onFinding: (finding, isFixed) => teller.tell(finding, isFixed),
    onProgress: teller.onProgress,
  });
}

/** Says what is found, on standard output and in the report. */
class Teller {
  readonly #io: Io;
  readonly #report: Report;
  readonly #progress: ProgressTeller<CheckProgress>;
  #telling: Promise<void> = Promise.resolve();
  #worst: Severity | null = null;

  constructor(io: Io, report: Report, wantsProgress: boolean) {
    this.#io = io;
    this.#report = report;
    this.#progress = progressTeller(io, wantsProgress, progressLine);
  }

  /** Of what was not repaired. */
  get worst(): Severity | null {
    return this.#worst;
  }

  readonly onProgress = (progress: CheckProgress): void => {
    this.#telling = this.#telling.then(() => this.#progress.tell(progress));
    // Whoever awaits it next hears of what went wrong.
    this.#telling.catch(() => undefined);
  };

  /** @param isFixed - `null` if nothing was to be repaired */
  async tell(finding: Finding, isFixed: boolean | null): Promise<void> {
    if (isFixed !== true) this.#worst = worse(this.#worst, finding.severity);
    await this.#telling;
    await this.#progress.clear();
    const text = findingLines(finding, isFixed);
    await this.#report.write(text);
    await print(this.#io, findingRecord(finding, isFixed), text);
  }

  async tellEnd(summary: CheckSummary, run: string | null): Promise<void> {
    await this.#telling;
    await this.#progress.clear();
    const { good, info, warn, critical } = summary;
    const authenticated = readableSize(summary.bytesAuthenticated);
    const text = [
      checkText.summary({ good, info, warn, critical }, authenticated),
      ...(run === null ? [] : [checkText.canBeUndone(run)]),
    ].join("\n");
    await this.#report.write(text);
    await print(this.#io, { summary, ...(run === null ? {} : { run }) }, text);
  }
}

function worse(a: Severity | null, b: Severity): Severity {
  return a !== null && exitCodes[a] >= exitCodes[b] ? a : b;
}

function progressLine({ phase, ...progress }: CheckProgress): string {
  const { doneDirectories, totalDirectories, doneBytes, totalBytes, secondsLeft } = progress;
  const line =
    phase === "reading"
      ? checkText.reading(doneDirectories, totalDirectories)
      : checkText.checking(doneDirectories, totalDirectories);
  const bytes =
    totalBytes === 0 ? "" : checkText.bytes(readableSize(doneBytes), readableSize(totalBytes));
  return line + bytes + (secondsLeft === null ? "" : checkText.timeLeft(secondsLeft));
}
