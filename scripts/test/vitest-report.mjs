import { relative } from "node:path";
import { projectFolder } from "../common/project.mjs";
import { suitesOf } from "./skipped-suites.mjs";

/**
 * Counts of a report of Vitest's JSON reporter.
 *
 * A file that could not even be loaded has no tests; it counts as one failed test.
 */
export function vitestCounts(report) {
  let failed = 0;
  let passed = 0;
  const skipped = [];
  for (const file of report.testResults) {
    if (file.status === "failed" && file.assertionResults.length === 0) failed += 1;
    for (const test of file.assertionResults) {
      if (test.status === "passed") passed += 1;
      else if (test.status === "failed") failed += 1;
      else skipped.push({ file: relative(projectFolder, file.name), titles: titlesOf(test) });
    }
  }
  return { passed, failed, skipped: skipped.length, skippedSuites: suitesOf(skipped) };
}

const titlesOf = (test) => [...test.ancestorTitles, test.title];
