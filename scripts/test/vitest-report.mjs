import { relative } from "node:path";
import { projectFolder } from "../common/project.mjs";
import { suitesOf } from "./skipped-suites.mjs";

/**
 * Counts of a report of Vitest's JSON reporter.
 *
 * A file that could not even be loaded has no tests; it counts as one failed test.
 */
export function vitestCounts(report) {
  let passed = 0;
  const failures = [];
  const skipped = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(projectFolder, name);
    if (status === "failed" && assertionResults.length === 0) {
      failures.push({ test: file, message });
    }
    for (const test of assertionResults) {
      const titles = titlesOf(test);
      if (test.status === "passed") passed += 1;
      else if (test.status === "failed") {
        failures.push({ test: [file, ...titles].join(" › "), message: test.failureMessages[0] });
      } else skipped.push({ file, titles });
    }
  }
  const failed = failures.length;
  return { passed, failed, failures, skipped: skipped.length, skippedSuites: suitesOf(skipped) };
}

const titlesOf = (test) => [...test.ancestorTitles, test.title];
