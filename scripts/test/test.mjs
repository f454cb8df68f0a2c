/**
 * The whole test: the steps of `npm run check`, the integration tests, the end-to-end tests. All of them run,
 * whatever fails before. A check step without tests of its own counts as one test; a runner that ran no test
 * counts as one failure.
 *
 * Suites that this machine cannot run are skipped by their own names and listed with the reason. With
 * `strict`, as CI runs it, a skipped suite that `e2e/allowed-skips.json` does not name is a failure.
 *
 * The last line is `N passed, N failed, N skipped`; `out/test-results.json` has the same by step and suite.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { installPackages } from "../common/prepare.mjs";
import { inProject } from "../common/project.mjs";
import { unexpectedSkips } from "./allowed-skips.mjs";
import { runStep, steps } from "./steps.mjs";
import { closingLine, report } from "./summary.mjs";
import { installTools } from "./system-tools.mjs";

/** @returns the exit code */
export async function test({ strict }) {
  const results = (await installPackages()) ? await runAll() : [failedPreparation()];
  const unexpected = strict ? await unexpectedSkips(results) : [];

  await mkdir(inProject("out"), { recursive: true });
  const line = closingLine(results, unexpected.length);
  const file = { closingLine: line, steps: results, unexpectedSkips: unexpected };
  await writeFile(inProject("out", "test-results.json"), `${JSON.stringify(file, null, 2)}\n`);

  console.log(report(results, unexpected));
  console.log(line);
  const failed = results.some((result) => result.failed > 0) || unexpected.length > 0;
  return failed ? 1 : 0;
}

async function runAll() {
  await installTools();
  const results = [];
  for (const step of await steps()) {
    console.log(`\n── ${step.name} ──`);
    results.push(await runStep(step));
  }
  return results;
}

function failedPreparation() {
  return {
    name: "npm ci",
    passed: 0,
    failed: 1,
    failures: [],
    skipped: 0,
    skippedSuites: [],
    trouble: "the npm packages could not be installed",
  };
}
