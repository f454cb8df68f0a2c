import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noteOfThisProcess } from "../storage/process-life.ts";
import { longestJournalMs, mostJournals, pruneJournals } from "./prune-journals.ts";

const now = Date.now();
const day = 24 * 3_600_000;
let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "journals-"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function journal(name: string, ageMs: number): string {
  const path = join(root, `${name}.job`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "sealed");
  writeFileSync(path.replace(/job$/, "run"), "{}");
  utimesSync(path, new Date(now - ageMs), new Date(now - ageMs));
  return path;
}

it("removes what nobody went on with for too long, and the folder with the last of a vault", async () => {
  const fresh = journal("taxes/a", day);
  journal("taxes/b", longestJournalMs + day);
  journal("taxes/own", longestJournalMs + day);
  journal("films/c", longestJournalMs + day);
  await pruneJournals(root, "own", now);
  expect(readdirSync(root)).toEqual(["taxes"]);
  expect(readdirSync(dirname(fresh)).sort()).toEqual(["a.job", "a.run", "own.job", "own.run"]);
});

it("keeps so many and no more, the newest of all vaults", async () => {
  const paths = Array.from({ length: mostJournals + 3 }, (_, index) =>
    journal(`vault ${index % 4}/${index}`, index * 60_000),
  );
  await pruneJournals(root, "own", now);
  expect(paths.filter((path) => !existsSync(path))).toEqual(paths.slice(-3));
});

it("leaves what another process works on", async () => {
  const path = journal("taxes/a", longestJournalMs + day);
  const worker = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  const note = { ...(await noteOfThisProcess()), pid: worker.pid };
  writeFileSync(path.replace(/job$/, "run"), JSON.stringify(note));
  await pruneJournals(root, "own", now);
  expect(existsSync(path)).toBe(true);
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill();
  await ended;
  await pruneJournals(root, "own", now);
  expect(existsSync(path)).toBe(false);
});

it("has nothing to do where nothing was ever cut off", async () => {
  await pruneJournals(join(root, "none"), "own", now);
  expect(readdirSync(root)).toEqual([]);
});
