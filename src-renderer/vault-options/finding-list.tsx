import type { ReactElement } from "react";
import type { JudgedFinding } from "../../src-shared/model/check-run.ts";
import { severities } from "../../src-shared/model/health-finding.ts";
import { checkRunText as text } from "../../src-shared/text/check-run-text.ts";
import { findingText } from "../../src-shared/text/health-text.ts";

interface Props {
  readonly findings: readonly JudgedFinding[];
}

/** What was found, the weightiest first. */
export function FindingList({ findings }: Props): ReactElement {
  return (
    <>
      {severities.toReversed().map((severity) => {
        const mine = findings.filter(({ finding }) => finding.severity === severity);
        if (mine.length === 0) return null;
        return (
          <details
            key={severity}
            className={`findings findings-${severity}`}
            open={severity !== "info"}
          >
            <summary>
              {text.severity[severity]} <span className="count">{mine.length}</span>
            </summary>
            <ul>
              {mine.map(({ finding, isFixed }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered, and has no better key
                <li key={index}>
                  <p className="finding-place">{finding.path ?? finding.ciphertextPath}</p>
                  <p>{findingText(finding)}</p>
                  {isFixed !== null && (
                    <p className="finding-fixed">{isFixed ? text.isFixed : text.isNotFixed}</p>
                  )}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
