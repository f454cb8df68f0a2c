/** The words at the end of `npm test`. */
import { stripVTControlCharacters } from "node:util";

/** Lines of a failed test's message that are said again at the end. */
const MOST_LINES = 12;

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);

/** The line that ends it all. @param unexpected - skipped suites that count as failures */
export function closingLine(results, unexpected) {
  const failed = sum(results, "failed") + unexpected;
  return `${sum(results, "passed")} passed, ${failed} failed, ${sum(results, "skipped")} skipped`;
}

/** One line for each step, each skipped suite with its reason, and each failed test with what it said. */
export function report(results, unexpected) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const skipped = results.flatMap((result) => result.skippedSuites);
  return [
    "",
    ...results.map((result) => stepLine(result, width)),
    ...section("Skipped:", skipped),
    ...section("Skipped, and not allowed by e2e/allowed-skips.json:", unexpected),
    ...failureSection(results.flatMap((result) => result.failures)),
    "",
  ].join("\n");
}

function stepLine({ name, passed, failed, skipped, trouble }, width) {
  const counts = `${passed} ok, ${failed} not ok, ${skipped} left out`;
  return `  ${name.padEnd(width)}  ${counts}${trouble === null ? "" : `: ${trouble}`}`;
}

function section(title, suites) {
  if (suites.length === 0) return [];
  const lines = suites.map(
    ({ suite, reason, tests }) => `  ${suite}: ${reason ?? "no reason given"} (tests: ${tests})`,
  );
  return ["", title, ...lines];
}

function failureSection(failures) {
  if (failures.length === 0) return [];
  return [
    "",
    "Failed:",
    ...failures.flatMap(({ test, message }) => [`  ${test}`, ...said(message)]),
  ];
}

function said(message) {
  const lines = stripVTControlCharacters(message ?? "").split("\n");
  return lines.slice(0, MOST_LINES).map((line) => `      ${line}`.trimEnd());
}
