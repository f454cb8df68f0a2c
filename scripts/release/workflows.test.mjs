/** What must hold of the workflows, which run nowhere but at GitHub. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { inProject } from "../common/project.mjs";

const folder = inProject(".github", "workflows");
const names = (await readdir(folder)).sort();
const texts = new Map();
for (const name of names)
  texts.set(name, await readFile(inProject(".github", "workflows", name), "utf8"));
const workflows = new Map([...texts].map(([name, text]) => [name, parse(text)]));
const { scripts } = JSON.parse(await readFile(inProject("package.json"), "utf8"));

const jobsOf = (workflow) => Object.values(workflow.jobs);
const stepsOf = (workflow) => jobsOf(workflow).flatMap(({ steps = [] }) => steps);
const runsOf = (job) => job.steps.map(({ run = "" }) => run).join("\n");

it("there are two: the test and the release", () => {
  expect(names).toEqual(["release.yml", "test.yml"]);
});

describe.each(names)("%s", (name) => {
  const workflow = workflows.get(name);

  it("grants nothing for all, and each job what it needs: to write only where the release is made", () => {
    expect(workflow.permissions).toEqual({});
    for (const [id, { permissions }] of Object.entries(workflow.jobs)) {
      expect([id, permissions]).toEqual([id, { contents: id === "release" ? "write" : "read" }]);
    }
  });

  it("uses actions of GitHub only, pinned by their commit, with the version beside it", () => {
    const uses = stepsOf(workflow).flatMap((step) => (step.uses ? [step.uses] : []));
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    const lines = texts
      .get(name)
      .split("\n")
      .filter((line) => line.includes("uses: actions/"));
    for (const line of lines) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("leaves no login behind in the clone", () => {
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with["persist-credentials"]).toBe(false);
  });

  it("puts nothing into a shell that somebody outside could have written", () => {
    for (const { run = "" } of stepsOf(workflow)) expect(run).not.toContain("${{");
  });

  it("calls scripts that there are", () => {
    const all = stepsOf(workflow)
      .map(({ run = "" }) => run)
      .join("\n");
    for (const [, script] of all.matchAll(/npm run ([a-z0-9:]+)/g))
      expect(scripts).toHaveProperty(script);
    for (const [, file] of all.matchAll(/(scripts\/[a-z-]+\.mjs)/g)) {
      expect([file, existsSync(inProject(file))]).toEqual([file, true]);
    }
  });

  it("ends some time", () => {
    const own = jobsOf(workflow).filter((job) => job.steps !== undefined);
    for (const job of own) expect(job["timeout-minutes"]).toBeLessThanOrEqual(90);
  });
});

const systems = ["macos", "ubuntu", "windows"];
const systemsOf = (job) => job.strategy.matrix.os.map((os) => os.split("-")[0]).sort();

it("tests on the three systems, with Electron's program, everything that npm test has", () => {
  const { test } = workflows.get("test.yml").jobs;
  expect(systemsOf(test)).toEqual(systems);
  const runs = runsOf(test);
  expect(runs.indexOf("install-electron")).toBeGreaterThan(runs.indexOf("npm ci"));
  expect(runs.indexOf("npm test")).toBeGreaterThan(runs.indexOf("install-electron"));
});

it("releases only what was tested and packed on the three systems, as a draft with checksums and a bill of materials", () => {
  const { test, package: pack, release } = workflows.get("release.yml").jobs;
  expect(test.uses).toBe("./.github/workflows/test.yml");
  expect(pack.needs).toBe("test");
  expect(systemsOf(pack)).toEqual(systems);
  expect(release.needs).toBe("package");
  const runs = runsOf(release);
  expect(runs.indexOf("SHA256SUMS")).toBeGreaterThan(runs.indexOf("sbom.mjs release/"));
  expect(runs.indexOf("gh release create")).toBeGreaterThan(runs.indexOf("SHA256SUMS"));
  expect(runs).toContain("--draft");
});

it("uploads a package of every kind that electron-builder is told to make", async () => {
  const { pack } = { pack: workflows.get("release.yml").jobs.package };
  const upload = pack.steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
  const config = parse(await readFile(inProject("electron-builder.yml"), "utf8"));
  const targets = [...config.win.target, ...config.mac.target, ...config.linux.target];
  const kinds = targets.map((target) => target.target ?? target);
  const endings = kinds.map((kind) => (["nsis", "portable"].includes(kind) ? "exe" : kind));
  const uploaded = upload.with.path
    .trim()
    .split("\n")
    .map((path) => path.split(".").at(-1));
  expect([...new Set(endings)].sort()).toEqual([...uploaded].sort());
});

it("shows the certificates to no step but the one that signs", () => {
  const secretSteps = stepsOf(workflows.get("release.yml")).filter((step) =>
    JSON.stringify(step).includes("secrets."),
  );
  expect(secretSteps.map(({ name }) => name)).toEqual([
    "Package, signed where there is a certificate",
  ]);
});
