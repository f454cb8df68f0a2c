/** A finding of a check as it is printed: with `--json` by docs/cli.md, and for people. */

import type { Finding } from "../../src-shared/model/health-finding.ts";
import { checkText } from "../../src-shared/text/cli-text.ts";
import { findingText, repairText, severityText } from "../../src-shared/text/health-text.ts";
import { printable } from "./print.ts";

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
  const { id, severity, ciphertextPath, path } = finding;
  const repair = repairText(finding);
  return [
    `${severityText[severity]}: ${id}${path === undefined ? "" : ` – ${printable(path)}`}`,
    `  ${printable(ciphertextPath)}`,
    `  ${printable(findingText(finding))}`,
    ...(repair === null ? [] : [`  ${repairLine(repair, isFixed)}`]),
  ].join("\n");
}

function repairLine(repair: string, isFixed: boolean | null): string {
  if (isFixed === null) return checkText.repairable(repair);
  return isFixed ? checkText.repaired(repair) : checkText.notRepaired;
}
