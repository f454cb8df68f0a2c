/** Says what a check finds, on standard output and in the report. */

import type { CheckProgress, CheckSummary } from "../../src-shared/model/health-check.ts";
import type { Finding, Severity } from "../../src-shared/model/health-finding.ts";
import { severities } from "../../src-shared/model/health-finding.ts";
import { checkText } from "../../src-shared/text/cli-text.ts";
import { findingLines, findingRecord } from "./finding-record.ts";
import { readableSize } from "./format-for-people.ts";
import type { Io } from "./io.ts";
import { print } from "./print.ts";
import { type ProgressTeller, progressTeller } from "./progress.ts";
import type { Report } from "./report-file.ts";

export class CheckTeller {
  readonly #io: Io;
  readonly #report: Report;
  readonly #progress: ProgressTeller<CheckProgress>;
  #telling: Promise<void> = Promise.resolve();
  #worst: Severity | null;

  /** @param before - the worst that was found before the check was stopped and gone on with */
  constructor(io: Io, report: Report, wantsProgress: boolean, before: Severity | null) {
    this.#io = io;
    this.#report = report;
    this.#worst = before;
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

  /** To people only: programs know it from the exit code. */
  async tellStopped(): Promise<void> {
    await this.#telling;
    await this.#progress.clear();
    await this.#report.write(checkText.canBeResumed);
    if (!this.#io.json) await this.#io.stderr.write(`${checkText.canBeResumed}\n`);
  }

  /** @param run - the folder by which repairs can be taken back */
  async tellEnd(
    summary: CheckSummary,
    { isDeep, run }: { readonly isDeep: boolean; readonly run: string | null },
  ): Promise<void> {
    await this.#telling;
    await this.#progress.clear();
    const { good, info, warn, critical } = summary;
    const authenticated = isDeep ? readableSize(summary.bytesAuthenticated) : null;
    const text = [
      checkText.summary({ good, info, warn, critical }, authenticated),
      ...(run === null ? [] : [checkText.canBeUndone(run)]),
    ].join("\n");
    await this.#report.write(text);
    await print(this.#io, { summary, ...(run === null ? {} : { run }) }, text);
  }
}

function worse(a: Severity | null, b: Severity): Severity {
  return a !== null && severities.indexOf(a) >= severities.indexOf(b) ? a : b;
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
