/** `npm run long:crash`: kills a process that works on a vault, LONG_KILLS times. */

import { expect, it } from "vitest";
import { buildCrashWorker, proveKills } from "../integration/support/kill-proof.ts";
import { startLinter } from "../integration/support/lint-many.ts";
import { longNumber, report } from "./long-run.ts";

const kills = longNumber("LONG_KILLS", 1_000);

it(`is whole after each of ${kills} kills`, async () => {
  const linter = startLinter();
  const worker = await buildCrashWorker();
  const { hits } = await proveKills({
    worker,
    kills,
    hits: kills / 2,
    random: Math.random,
    linter,
    report,
  });
  linter.close();
  expect(hits).toBeGreaterThanOrEqual(kills / 2);
});
