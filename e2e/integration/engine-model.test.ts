/**
 * The engine against a model of it: random sequences of every operation. After
 * each sequence the vault is locked, opened again and compared as a whole; on
 * a real folder, the independent reader checks it too.
 *
 * What is found is shrunk to the shortest sequence and shown with its seed.
 * `npm run long:model` does the same with millions of operations.
 */

import { afterAll, describe, expect, it } from "vitest";
import { capableDisk, plainDisk } from "../../src-main/test-support/storages/disk-kinds.ts";
import { startLinter } from "./support/lint-many.ts";
import { ciphers, inMemory, onRealDisk, proveModel, thresholds } from "./support/model-proof.ts";
import { requireProgram } from "./support/programs.ts";

/** In memory per cipher and threshold: 150,000 operations in all. */
const inMemoryEach = 25_000;
/** On a real folder, with a check by the independent reader after every sequence. */
const onDiskEach = 5_000;

const vaults = ciphers.flatMap((cipher) =>
  thresholds.map((shorteningThreshold) => ({ cipher, shorteningThreshold })),
);

describe("the engine does what its model does", () => {
  it.each(vaults)(
    "under $cipher with threshold $shorteningThreshold",
    { timeout: 600_000 },
    async (vault) => {
      const size = { operations: inMemoryEach, longest: 300, seed: 1 };
      const onDisk = inMemory(vault.cipher === "SIV_GCM" ? capableDisk : plainDisk);
      const done = await proveModel({ ...vault, ...size, onDisk });
      expect(done).toBeGreaterThanOrEqual(inMemoryEach);
    },
  );
});

requireProgram("python3-pycryptodome")(
  "the engine on a real folder does what its model does",
  () => {
    const linter = startLinter();
    afterAll(() => {
      linter.close();
    });

    it.each(vaults)(
      "under $cipher with threshold $shorteningThreshold, and leaves nothing to complain of",
      { timeout: 600_000 },
      async (vault) => {
        const size = { operations: onDiskEach, longest: 100, seed: 2 };
        const done = await proveModel({ ...vault, ...size, onDisk: onRealDisk(linter) });
        expect(done).toBeGreaterThanOrEqual(onDiskEach);
      },
    );
  },
);
