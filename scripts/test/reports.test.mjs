import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "../common/project.mjs";
import { playwrightCounts } from "./playwright-report.mjs";
import { runnerResult } from "./steps.mjs";
import { closingLine, report } from "./summary.mjs";
import { vitestCounts } from "./vitest-report.mjs";

const vitestTest = (status, ...titles) => ({
  status,
  title: titles.at(-1),
  ancestorTitles: titles.slice(0, -1),
  failureMessages: status === "failed" ? ["expected 1 to be 2"] : [],
});

const vitestFile = (status, ...assertionResults) => ({
  name: join(projectFolder, "src-main", "x.test.ts"),
  status,
  assertionResults,
});

it("counts what Vitest passed, failed and skipped", () => {
  const tests = [
    vitestTest("passed", "a"),
    vitestTest("failed", "b"),
    vitestTest("skipped", "suite [needs rclone]", "c"),
  ];
  expect(vitestCounts({ testResults: [vitestFile("failed", ...tests)] })).toEqual({
    passed: 1,
    failed: 1,
    failures: [{ test: "src-main/x.test.ts › b", message: "expected 1 to be 2" }],
    skipped: 1,
    skippedSuites: [{ suite: "src-main/x.test.ts › suite", reason: "needs rclone", tests: 1 }],
  });
});

it("counts a test file that cannot be loaded as a failure", () => {
  expect(vitestCounts({ testResults: [vitestFile("failed")] }).failed).toBe(1);
});

const spec = (status, annotations = []) => ({
  title: "opens",
  file: "unlock.spec.ts",
  tests: [{ status, annotations, results: [{ error: { message: "no such button" } }] }],
});

const playwrightReport = (specs, errors = []) => ({
  config: { rootDir: join(projectFolder, "e2e", "ui") },
  errors,
  suites: [{ title: "unlock.spec.ts", suites: [{ title: "unlock dialog", specs }] }],
});

it("counts a test of Playwright that passed only at the second try as failed", () => {
  const counts = playwrightCounts(playwrightReport([spec("expected"), spec("flaky")]));
  expect(counts).toMatchObject({
    passed: 1,
    failed: 1,
    failures: [
      { test: "e2e/ui/unlock.spec.ts › unlock dialog › opens", message: "no such button" },
    ],
    skipped: 0,
  });
});

it("counts an error of Playwright outside of any test as a failure", () => {
  expect(playwrightCounts(playwrightReport([], [{ message: "cannot load" }])).failed).toBe(1);
});

it("takes the reason of a skipped test of Playwright from its annotation", () => {
  const skipped = spec("skipped", [{ type: "skip", description: "needs real Electron" }]);
  expect(playwrightCounts(playwrightReport([skipped])).skippedSuites).toEqual([
    { suite: "e2e/ui/unlock.spec.ts › unlock dialog", reason: "needs real Electron", tests: 1 },
  ]);
});

const counts = { passed: 3, failed: 0, failures: [], skipped: 0, skippedSuites: [] };

it.each([
  ["a runner that leaves no report", 1, null],
  ["a runner that ran no test", 0, { ...counts, passed: 0 }],
  ["a runner that fails without a failed test", 1, counts],
  ["a runner that had to be ended", null, counts],
])("counts %s as one failure", (_, code, found) => {
  const result = runnerResult("test:unit", code, found);
  expect(result.failed).toBe(1);
  expect(result.trouble).not.toBeNull();
});

it("counts a failed test once, though the runner fails with it", () => {
  expect(runnerResult("test:unit", 1, { ...counts, failed: 1 }).failed).toBe(1);
});

it("adds the steps up in the closing line, with skipped suites that are not allowed as failures", () => {
  const results = [counts, { ...counts, passed: 2, skipped: 4 }];
  expect(closingLine(results, 1)).toBe("5 passed, 1 failed, 4 skipped");
});

it("says at the end what failed, without colours and not the whole of a long message", () => {
  const message = `\u001b[31mno such button\u001b[39m\n${"line\n".repeat(100)}`;
  const failures = [{ test: "e2e/ui/unlock.spec.ts › opens", message }];
  const said = report([{ name: "test:e2e", ...counts, failed: 1, failures, trouble: null }], []);
  expect(said).toContain("Failed:\n  e2e/ui/unlock.spec.ts › opens\n      no such button\n");
  expect(said.split("\n").length).toBeLessThan(25);
});
