import { join, relative } from "node:path";
import { projectFolder } from "../common/project.mjs";
import { suitesOf } from "./skipped-suites.mjs";

/**
 * Counts of a report of Playwright's JSON reporter.
 *
 * A test that passed only when it was tried again counts as failed. Errors outside of any test (a file that
 * could not be loaded) count as one failed test each.
 */
export function playwrightCounts(report) {
  const tests = report.suites.flatMap((file) => testsIn(file, [], report.config.rootDir));
  const skipped = tests.filter(({ status }) => status === "skipped");
  const failures = [
    ...tests
      .filter(({ status }) => failing.has(status))
      .map(({ file, titles, message }) => ({
        test: [file, ...titles.filter((title) => title !== "")].join(" › "),
        message,
      })),
    ...report.errors.map(({ message }) => ({ test: "outside of any test", message })),
  ];
  return {
    passed: tests.filter(({ status }) => status === "expected").length,
    failed: failures.length,
    failures,
    skipped: skipped.length,
    skippedSuites: suitesOf(skipped),
  };
}

const failing = new Set(["unexpected", "flaky"]);

/** The outermost suite of a report is the file itself, whose title is no part of a test's name. */
function testsIn(suite, titles, rootDir) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      status: test.status,
      file: relative(projectFolder, join(rootDir, spec.file)),
      titles: [...titles, spec.title, ...test.annotations.map(reasonOf)],
      message: test.results?.find(({ error }) => error)?.error.message,
    })),
  );
  const inner = (suite.suites ?? []).flatMap((child) =>
    testsIn(child, [...titles, child.title], rootDir),
  );
  return [...own, ...inner];
}

/** The reason of `test.skip(condition, reason)`, as our names would have it. */
const reasonOf = ({ type, description }) =>
  type === "skip" && description ? `[${description.replace(/^\[|\]$/g, "")}]` : "";
