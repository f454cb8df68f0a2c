import { resolve } from "node:path";
import type { CheckSummary } from "../../../src-shared/model/health-check.ts";
import type { FindingId, Severity } from "../../../src-shared/model/health-finding.ts";
import { checkText, usageText } from "../../../src-shared/text/cli-text.ts";
import { printable } from "../../../src-shared/text/printable.ts";
import { VaultError } from "../../base/vault-error.ts";
import { systemWorld } from "../../crypto/system-world.ts";
import { checkVault } from "../../health/check-vault.ts";
import { type HealthAccess, openForHealth } from "../../health/health-access.ts";
import { repairVault } from "../../health/repair-vault.ts";
import { CheckTeller } from "../check-teller.ts";
import { defineCommand } from "../command.ts";
import { readableTime } from "../format-for-people.ts";
import type { Io } from "../io.ts";
import { ownFolder } from "../key-files.ts";
import { openingOptions } from "../option-table.ts";
import { refuseInsideVault } from "../refuse-overlap.ts";
import { openReport } from "../report-file.ts";
import { type StoppedCheck, type StoppedCheckFile, stoppedCheckFile } from "../stopped-check.ts";
import { UsageError } from "../usage-error.ts";
import { withOpening } from "../with-vault.ts";

/** docs/cli.md. What was repaired does not count; `info` is as good as nothing. */
const exitCodes: Readonly<Record<Severity, number>> = { info: 0, warn: 3, critical: 4 };

export const checkCommand = defineCommand({
  name: "check",
  operands: { VAULT: "one" },
  options: ["deep", "only", "fix", "report", "resume", "progress", ...openingOptions],
  run: async (call) => {
    const { io, operands } = call;
    const { fix, deep: isDeep, only, report: file, resume, progress } = call.options;
    if (resume && (fix || isDeep || only !== undefined)) {
      throw new UsageError(usageText.resumeAlone);
    }
    if (file !== undefined) await refuseInsideVault(operands.VAULT, file);
    using access = await withOpening(call, fix ? "write" : "read", (opening) =>
      openForHealth(systemWorld, opening),
    );
    const stoppedFile = await stoppedCheckFile(ownFolder(io), operands.VAULT, access.config.id);
    const stopped = resume ? await stoppedFile.load() : null;
    if (resume && stopped === null) throw new UsageError(usageText.nothingToResume);
    await using report = await openReport(file, resume ? "add" : "replace");
    const vault = printable(resolve(operands.VAULT));
    const time = readableTime(systemWorld.now());
    await report.write(resume ? checkText.goesOn(time) : checkText.reportOf(vault, time));
    const teller = new CheckTeller(io, report, progress, worstOf(stopped));
    const work: Work = { access, isDeep, only, stopped, io, teller, stoppedFile };
    const { summary, run } = await (fix ? checkAndRepair(work) : check(work));
    await stoppedFile.forget();
    await teller.tellEnd(summary, { isDeep: stopped?.position.isDeep ?? isDeep, run });
    if (teller.worst !== null) io.conclude(exitCodes[teller.worst]);
  },
});

interface Work {
  readonly access: HealthAccess;
  readonly isDeep: boolean;
  readonly only: readonly FindingId[] | undefined;
  /** What is gone on with; `null` if the check begins anew. */
  readonly stopped: StoppedCheck | null;
  readonly io: Io;
  readonly teller: CheckTeller;
  readonly stoppedFile: StoppedCheckFile;
}

interface Outcome {
  readonly summary: CheckSummary;
  /** The folder by which repairs can be taken back; `null` if there were none. */
  readonly run: string | null;
}

async function check(work: Work): Promise<Outcome> {
  const { access, teller, stopped, io, stoppedFile } = work;
  const only = stopped === null ? work.only : (stopped.only ?? undefined);
  const { summary, stoppedAt } = await checkVault(
    access,
    {
      isDeep: work.isDeep,
      only,
      signal: io.stop.requested,
      ...(stopped === null ? {} : { resume: stopped.position }),
    },
    {
      onFinding: (finding) => teller.tell(finding, null),
      onProgress: teller.onProgress,
    },
  );
  if (stoppedAt === null) return { summary, run: null };
  await stoppedFile.save({ only: only ?? null, position: stoppedAt });
  await teller.tellStopped();
  throw new VaultError({ kind: "cancelled" });
}

function checkAndRepair({ access, isDeep, only, io, teller }: Work): Promise<Outcome> {
  return repairVault(
    access,
    { isDeep, only, signal: io.stop.requested },
    {
      onFinding: (finding, isFixed) => teller.tell(finding, isFixed),
      onProgress: teller.onProgress,
    },
  );
}

function worstOf(stopped: StoppedCheck | null): Severity | null {
  if (stopped === null) return null;
  const { critical, warn, info } = stopped.position.soFar;
  if (critical > 0) return "critical";
  if (warn > 0) return "warn";
  return info > 0 ? "info" : null;
}
