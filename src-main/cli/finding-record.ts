/** A finding of a check as it is printed: with `--json` by docs/cli.md, and for people. */

import type { Finding } from "../../src-shared/model/health-finding.ts";
import { findingLines as linesOf } from "../../src-shared/text/check-run-text.ts";
import { checkText } from "../../src-shared/text/cli-text.ts";
import { findingText } from "../../src-shared/text/health-text.ts";

/** @param isFixed - `null` if nothing was to be repaired */
export function findingRecord(finding: Finding, isFixed: boolean | null): object {
  const { id, severity, ciphertextPath, path, fixable, ...more } = finding;
  return {
    id,
    severity,
    ciphertextPath,
    ...(path === undefined ? {} : { path }),
    message: findingText(finding),
    fixable,
    ...(isFixed === null ? {} : { fixed: isFixed }),
    ...more,
  };
}

/** A few lines, the places first. */
export function findingLines(finding: Finding, isFixed: boolean | null): string {
  return linesOf(finding, repairLine, isFixed);
}

function repairLine(repair: string, isFixed: boolean | null): string {
  if (isFixed === null) return checkText.repairable(repair);
  return isFixed ? checkText.repaired(repair) : checkText.notRepaired;
}
