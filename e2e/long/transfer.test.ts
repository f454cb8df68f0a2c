/**
 * One file of 6 GiB goes in and out by the command line, verified, cut off once each way and gone on
 * with, and by the jobs of the app, verified and paused on the way; the memory is watched: `npm run long:transfer`.
 *
 *     TRANSFER_GIB=6 npm run long:transfer
 */

import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exitCodeOf, latchkey, startLatchkey } from "../integration/support/cli.ts";
import { scratchFolder } from "../integration/support/unpack.ts";
import { appWith } from "./app-jobs.ts";
import { digestOf, makeFilm } from "./film.ts";
import { longNumber, peakOf, report } from "./long-run.ts";

const GIB = 2 ** 30;
const bytes = longNumber("TRANSFER_GIB", 6) * GIB;
/** What a process may take at most, whatever the size of the file, in MiB. */
const mostMemory = 320;
const password = "correct horse";
let scratch = "";
let vault = "";
let digest = "";

const at = (...names: readonly string[]): string => join(scratch, ...names);

beforeAll(async () => {
  scratch = scratchFolder();
  vault = at("vault");
  mkdirSync(at("src"));
  await latchkey(["create", vault, "--password-stdin"], { input: password });
  makeFilm(at("src", "film"), bytes);
  digest = await digestOf(at("src", "film"));
}, 600_000);
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** Runs a call and watches its memory; ends it after `stopAfter` bytes if that is said. */
async function run(words: readonly string[], stopAfter = Number.POSITIVE_INFINITY) {
  const startedMs = Date.now();
  const child = startLatchkey([...words, "--json", "--progress", "--password-stdin"]);
  child.stdin?.end(password);
  const ended = exitCodeOf(child);
  let tellings = 0;
  let peak = 0;
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    for (const [, done] of text.matchAll(/"doneBytes":(\d+)/g)) {
      tellings += 1;
      if (Number(done) > stopAfter) child.kill("SIGINT");
    }
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  });
  const code = await ended;
  report(
    `${words[0]}: ${((Date.now() - startedMs) / 1000).toFixed(0)} s, ${peak} MiB, ended with ${code}`,
  );
  return { code, tellings, peak };
}

it("by the command line, cut off once each way", { timeout: 3_600_000 }, async () => {
  const inward = ["import", vault, at("src"), "--verify"];
  expect((await run(inward, bytes / 3)).code).toBe(130);
  const second = await run([...inward, "--resume"]);
  expect(second.code).toBe(0);
  expect(second.tellings).toBeGreaterThan(5);
  expect(second.peak).toBeLessThan(mostMemory);
  const outward = ["export", vault, "/film", at("out"), "--verify"];
  expect((await run(outward, bytes / 2)).code).toBe(130);
  const last = await run([...outward, "--resume"]);
  expect([last.code, statSync(at("out", "film")).size]).toEqual([0, bytes]);
  expect(last.peak).toBeLessThan(mostMemory);
  expect(await digestOf(at("out", "film"))).toBe(digest);
  rmSync(at("out"), { recursive: true });
  const check = ["check", vault, "--deep", "--json", "--password-stdin"];
  expect((await latchkey(check, { input: password })).code).toBe(0);
});

it("by the jobs of the app, paused on the way", { timeout: 3_600_000 }, async () => {
  mkdirSync(at("app-vault"));
  const app = await appWith(at("app-vault"), at("data"));
  const before = process.memoryUsage().rss;
  let peak = 0;
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 100);
  const inward = await app.copy({ direction: "import", sources: [at("src", "film")], target: "/" });
  const outward = await app.copy({
    direction: "export",
    sources: ["/film"],
    target: at("app-out"),
  });
  clearInterval(watching);
  await app.close();
  report(
    `app: in ${inward} s, out ${outward} s, ${Math.round((peak - before) / 2 ** 20)} MiB more than before`,
  );
  expect(peak - before).toBeLessThan(mostMemory * 2 ** 20);
  expect(await digestOf(at("app-out", "film"))).toBe(digest);
});
