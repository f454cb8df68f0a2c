/**
 * A process that works on a vault on a real folder is killed a hundred times.
 * What it had acknowledged is there, what it was at is done or not done, and
 * the independent reader finds at worst a directory without a node.
 *
 * `npm run long:crash` kills a thousand.
 */

import { afterAll, expect, it } from "vitest";
import { buildCrashWorker, proveKills } from "./support/kill-proof.ts";
import { startLinter } from "./support/lint-many.ts";
import { requireProgram } from "./support/programs.ts";

const KILLS = 100;

requireProgram("python3-pycryptodome")("a vault whose process is killed", () => {
  const linter = startLinter();
  afterAll(() => {
    linter.close();
  });

  it(`is whole after each of ${KILLS} kills`, { timeout: 600_000 }, async () => {
    const worker = await buildCrashWorker();
    const { done, hits } = await proveKills({
      worker,
      kills: KILLS,
      hits: KILLS / 2,
      random: Math.random,
      linter,
    });
    expect(done).toBeGreaterThan(KILLS);
    expect(hits).toBeGreaterThanOrEqual(KILLS / 2);
  });
});
