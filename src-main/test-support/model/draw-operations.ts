/** Random sequences of operations: shrinkable, and the same for the same seed. */

import fc from "fast-check";
import type { DrawnOperation, ModelOperation } from "./model-operation.ts";
import type { ModelVault } from "./model-vault.ts";
import { choosePath, existingPath, newPath } from "./path-choice.ts";

const CHUNK = 32_768;
const size = fc.oneof(
  { weight: 12, arbitrary: fc.nat(200) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK - 1),
  },
  { weight: 2, arbitrary: fc.nat(100_000) },
);
const content = fc.record({ size, seed: fc.nat(255) });
const position = fc.oneof(size, fc.constantFrom(CHUNK - 10, CHUNK + 10));
const slot = fc.nat(7);
const modifiedMs = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
const target = fc.constantFrom(
  "a",
  "../b",
  "/a/b",
  "c/../a",
  ".",
  "nowhere",
  "a\u0308",
  "/",
  "../../..",
);

const weighted: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<DrawnOperation>])[] = [
  [
    8,
    fc.record({
      op: fc.constant("write"),
      path: newPath,
      content,
      pieces: fc.integer({ min: 1, max: 3 }),
      exclusive: fc.boolean(),
      modifiedMs: fc.option(modifiedMs, { nil: null }),
    }),
  ],
  [1, fc.record({ op: fc.constant("abort"), path: newPath, content })],
  [5, fc.record({ op: fc.constant("edit"), path: existingPath, create: fc.boolean() })],
  [6, fc.record({ op: fc.constant("edit-write"), slot, position, content })],
  [3, fc.record({ op: fc.constant("edit-append"), slot, content })],
  [3, fc.record({ op: fc.constant("edit-truncate"), slot, size })],
  [3, fc.record({ op: fc.constant("edit-read"), slot, start: position, length: size })],
  [4, fc.record({ op: fc.constantFrom("edit-flush", "edit-close", "close"), slot })],
  [2, fc.record({ op: fc.constant("open"), path: existingPath })],
  [3, fc.record({ op: fc.constant("read"), slot, start: position, length: size })],
  [
    9,
    fc.record({ op: fc.constant("move"), from: existingPath, to: newPath, replace: fc.boolean() }),
  ],
  [3, fc.record({ op: fc.constant("copy"), from: existingPath, to: newPath })],
  [3, fc.record({ op: fc.constant("link"), path: newPath, target })],
  [2, fc.record({ op: fc.constant("touch"), path: existingPath, modifiedMs })],
  [8, fc.record({ op: fc.constant("mkdir"), path: newPath })],
  [
    8,
    fc.record({
      op: fc.constantFrom("remove", "rmdir", "list", "stat", "read-link", "resolve"),
      path: existingPath,
    }),
  ],
  [1, fc.record({ op: fc.constant("remove-tree"), path: existingPath })],
  [1, fc.record({ op: fc.constantFrom("flush", "reopen") })],
];

/** A sequence of up to so many operations. */
export function operationSequence(most: number): fc.Arbitrary<readonly DrawnOperation[]> {
  const operation = fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
  return fc.array(operation, { minLength: 1, maxLength: most, size: "max" });
}

/** The operation with its paths, now that it is known what there is. */
export function settle(model: ModelVault, drawn: DrawnOperation): ModelOperation {
  const settled = {
    ...drawn,
    ...("path" in drawn ? { path: choosePath(model, drawn.path) } : {}),
    ...("from" in drawn
      ? { from: choosePath(model, drawn.from), to: choosePath(model, drawn.to) }
      : {}),
  };
  // Every path is text now; the compiler does not follow that through the union.
  return settled as ModelOperation;
}
