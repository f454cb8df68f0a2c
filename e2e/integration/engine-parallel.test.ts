/**
 * Many operations at once in one session: none waits for ever, none fails but
 * as a failure that is told, every file is one that somebody wrote, nothing
 * that was acknowledged and not undone is gone, nothing is left over.
 */

import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { VaultError } from "../../src-main/base/vault-error.ts";
import { memoryStorage } from "../../src-main/storage/memory-storage.ts";
import { nodeStorage } from "../../src-main/storage/node-storage.ts";
import type { Storage } from "../../src-main/storage/storage.ts";
import {
  newTestVault,
  pathsIn,
  readFile,
  readText,
  writeFile,
} from "../../src-main/test-support/open-test-vault.ts";
import { contentOf, LONG } from "../../src-main/test-support/proof/operation.ts";
import { fileState, snapshotOf } from "../../src-main/test-support/proof/snapshot.ts";
import { jitteryStorage } from "../../src-main/test-support/storages/jittery-storage.ts";
import type { Vault } from "../../src-main/vault/vault.ts";
import { startLinter } from "./support/lint-many.ts";
import { modelPassword } from "./support/model-proof.ts";
import { requireProgram } from "./support/programs.ts";
import { withScratchFolder } from "./support/scratch-disk.ts";

const RUNS = 150;
const names = ["a", "b", LONG];
const path = fc
  .array(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })
  .map((parts) => `/${parts.join("/")}`);
const seed = fc.nat(9);
const SIZES = [0, 10, 33_000];

const written = (number: number): Uint8Array =>
  contentOf(`seed ${number}`, SIZES[number % SIZES.length] ?? 0);
/** All that anybody ever writes. */
const states = new Set(Array.from({ length: 10 }, (_, number) => fileState(written(number))));

type Job = (vault: Vault) => Promise<unknown>;

const job: fc.Arbitrary<Job> = fc.oneof(
  fc.tuple(path, seed).map(
    ([at, number]): Job =>
      (vault) =>
        writeFile(vault, at, written(number)),
  ),
  path.map(
    (at): Job =>
      (vault) =>
        vault.makeDirectory(at),
  ),
  fc.tuple(path, path, fc.boolean()).map(
    ([from, to, replace]): Job =>
      (vault) =>
        vault.move(from, to, { replace }),
  ),
  fc.tuple(path, path).map(
    ([from, to]): Job =>
      (vault) =>
        vault.copy(from, to),
  ),
  path.map(
    (at): Job =>
      (vault) =>
        vault.removeFile(at),
  ),
  path.map(
    (at): Job =>
      (vault) =>
        vault.removeDirectory(at),
  ),
  path.map(
    (at): Job =>
      (vault) =>
        vault.removeTree(at),
  ),
  path.map(
    (at): Job =>
      (vault) =>
        vault.list(at),
  ),
  path.map(
    (at): Job =>
      (vault) =>
        readFile(vault, at),
  ),
  path.map(
    (at): Job =>
      (vault) =>
        vault.makeLink(at, "target"),
  ),
  fc.tuple(path, seed).map(
    ([at, number]): Job =>
      async (vault) => {
        const editor = await vault.editFile(at);
        await editor.truncate(0);
        await editor.write(0, written(number));
        await editor.close();
      },
  ),
);

/** Runs `jobs`, so many at a time. */
async function inParallel(vault: Vault, jobs: readonly Job[], width: number): Promise<void> {
  const queue = jobs.values();
  const worker = async (): Promise<void> => {
    for (const work of queue) {
      await work(vault).catch((error: unknown) => {
        if (!(error instanceof VaultError)) throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

async function isSound(storage: Storage, jobs: readonly Job[], width: number): Promise<void> {
  const test = await newTestVault({ storage });
  const vault = await test.open();
  await writeFile(vault, "/bystander", "kept");
  await inParallel(vault, jobs, width);
  await vault.lock();
  expect((await pathsIn(storage)).filter((at) => at.includes(".tmp"))).toEqual([]);

  const again = await test.open();
  expect(await readText(again, "/bystander")).toBe("kept");
  const found = await snapshotOf(again);
  await again.lock();
  for (const [at, state] of found) {
    if (at === "/bystander" || state === "directory" || state === "link target") continue;
    expect(states, at).toContain(state);
  }
}

describe("many operations at once", () => {
  const jobs = fc.array(job, { minLength: 5, maxLength: 60, size: "max" });

  it("leave a sound vault in memory", { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(jobs, fc.integer({ min: 2, max: 8 }), (list, width) =>
        isSound(jitteryStorage(memoryStorage(), list.length * width), list, width),
      ),
      { numRuns: RUNS, seed: 11 },
    );
  });

  it("append to one file without losing a line, whoever opens and closes it meanwhile", async () => {
    const storage = jitteryStorage(memoryStorage(), 13);
    const vault = await (await newTestVault({ storage })).open();
    const line = new TextEncoder().encode("a line of the log\n");
    await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        for (let turn = 0; turn < 3; turn += 1) {
          const editor = await vault.editFile("/log", { create: true });
          await editor.append(line);
          if ((i + turn) % 3 === 0) await editor.flush();
          await editor.close();
        }
      }),
    );
    expect(await readText(vault, "/log")).toBe("a line of the log\n".repeat(120));
  });
});

requireProgram("python3-pycryptodome")("many operations at once on a real folder", () => {
  const linter = startLinter();
  afterAll(() => {
    linter.close();
  });

  it("leave nothing to complain of", { timeout: 300_000 }, async () => {
    const jobs = fc.array(job, { minLength: 20, maxLength: 60, size: "max" });
    await fc.assert(
      fc.asyncProperty(jobs, (list) =>
        withScratchFolder(async (folder) => {
          await isSound(jitteryStorage(nodeStorage(folder), list.length), list, 6);
          expect((await linter.look(folder, modelPassword)).findings).toEqual([]);
        }),
      ),
      { numRuns: RUNS / 3, seed: 12 },
    );
  });
});
