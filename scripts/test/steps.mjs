/** What `npm test` runs, and how each step's outcome is read. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm } from "../common/prepare.mjs";
import { inProject } from "../common/project.mjs";
import { playwrightCounts } from "./playwright-report.mjs";
import { vitestCounts } from "./vitest-report.mjs";

/** A hung step ends some time; what is slow on a busy machine does not. */
const limitMs = 40 * 60_000;

/** A runner writes a report of its own to a file; without that, the exit code is all there is. */
const runners = {
  "test:unit": vitest,
  "test:integration": vitest,
  "test:e2e": playwright,
};

function vitest(file) {
  return {
    args: ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    env: {},
    counts: vitestCounts,
  };
}

function playwright(file) {
  return {
    args: ["--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    counts: playwrightCounts,
  };
}

/** The steps of `npm run check`, as package.json has them, then the longer tests. */
export async function steps() {
  const { scripts } = JSON.parse(await readFile(inProject("package.json"), "utf8"));
  const checks = scripts.check.split(" && ").map((command) => command.replace("npm run ", ""));
  return [...checks, "test:integration", "test:e2e"].map((name) => ({ name }));
}

/**
 * @returns `{name, passed, failed, failures, skipped, skippedSuites, trouble}`: numbers of tests, what failed with its
 *   message, and a sentence or null
 */
export async function runStep({ name }) {
  const prepare = runners[name];
  if (prepare === undefined)
    return checkResult(name, await npm(["run", name], { timeLimitMs: limitMs }));

  const folder = await mkdtemp(join(tmpdir(), "latchkey-test-"));
  const file = join(folder, "report.json");
  const { args, env, counts } = prepare(file);
  const { code } = await npm(["run", name, "--", ...args], { env, timeLimitMs: limitMs });
  const text = await readFile(file, "utf8").catch(() => null);
  await rm(folder, { recursive: true });
  return runnerResult(name, code, text && counts(JSON.parse(text)));
}

const nothingNamed = { failures: [], skipped: 0, skippedSuites: [] };

function checkResult(name, { code }) {
  const failed = code === 0 ? 0 : 1;
  return { name, passed: 1 - failed, failed, ...nothingNamed, trouble: null };
}

const noTests = { passed: 0, failed: 0, ...nothingNamed };

/** A runner that says nothing, ran nothing or failed without a failed test counts as one failure more. */
export function runnerResult(name, code, counts) {
  const found = counts ?? noTests;
  const trouble = troubleOf(code, found);
  const failed = found.failed + (trouble === null ? 0 : 1);
  return { name, ...found, failed, trouble };
}

function troubleOf(code, { passed, failed, skipped }) {
  if (code === null) return "it was ended before it was done";
  if (passed + failed + skipped === 0) return "it ran no test";
  if (code !== 0 && failed === 0) return `it ended with status ${code}, though no test failed`;
  return null;
}
