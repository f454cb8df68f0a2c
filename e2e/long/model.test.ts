/**
 * `npm run long:model`: the engine against its model for millions of operations,
 * with another seed each time (LONG_SEED repeats one; LONG_OPERATIONS says how many).
 */

import { it } from "vitest";
import { startLinter } from "../integration/support/lint-many.ts";
import {
  ciphers,
  inMemory,
  onRealDisk,
  proveModel,
  thresholds,
} from "../integration/support/model-proof.ts";
import { longNumber, report } from "./long-run.ts";

const operations = longNumber("LONG_OPERATIONS", 3_000_000);
const seed = longNumber("LONG_SEED", Date.now() % 2 ** 31);

it(`does what its model does for ${operations} operations, seed ${seed}`, async () => {
  const linter = startLinter();
  const kinds = ciphers.flatMap((cipher) =>
    thresholds.map((shorteningThreshold) => ({ cipher, shorteningThreshold })),
  );
  const each = Math.ceil(operations / kinds.length);
  let done = 0;
  for (const kind of kinds) {
    const memory = { ...kind, longest: 400, seed, operations: Math.ceil(each * 0.95) };
    done += await proveModel({ ...memory, onDisk: inMemory() });
    const disk = { ...kind, longest: 150, seed: seed + 1, operations: Math.ceil(each * 0.05) };
    done += await proveModel({ ...disk, onDisk: onRealDisk(linter) });
    report(`${kind.cipher} with threshold ${kind.shorteningThreshold}: ${done} operations so far`);
  }
  linter.close();
});
