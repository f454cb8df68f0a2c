/**
 * Two programs with one vault. Nothing but the disk tells one of the other, so
 * who commits last wins; but what there is in the end is a vault, and every
 * file in it is whole.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { failureOf } from "../base/vault-error.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import { nodeStorage } from "../storage/node-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { newTestVault, pathsIn, readText, writeFile } from "../test-support/open-test-vault.ts";
import type { Vault } from "./vault.ts";

async function diskFolder(): Promise<Storage> {
  const folder = await mkdtemp(join(tmpdir(), "two-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return nodeStorage(folder);
}

const LONG = "long ".repeat(40).trim();
const files = ["/a", "/b", `/${LONG}`, "/dir/a", "/dir/b", "/other/a"];
const directories = ["/dir", "/other"];

/** Numbers that look drawn and are the same each time. */
function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

/** What the other program was in the way of. Anything else is a bug. */
const expected = new Set([
  "not-found",
  "already-exists",
  "not-empty",
  "broken-node",
  "is-a-directory",
  "is-not-a-directory",
  "is-not-a-file",
]);

async function workAt(vault: Vault, who: string, rounds: number, seed: number): Promise<void> {
  const draw = draws(seed);
  const pick = <T>(from: readonly T[]): T => from[draw(from.length)] as T;
  const works: readonly (() => Promise<unknown>)[] = [
    () => writeFile(vault, pick(files), `${who} `.repeat(1 + draw(20_000))),
    () => writeFile(vault, pick(files), `${who} `.repeat(1 + draw(20_000))),
    () => vault.move(pick(files), pick(files), { replace: true }),
    () => vault.removeFile(pick(files)),
    () => vault.makeDirectory(pick(directories)),
    () => vault.removeDirectory(pick(directories)),
    () => vault.list("/"),
    () => vault.list(pick(directories)),
    () => readText(vault, pick(files)),
    async () => {
      const editor = await vault.editFile(pick(files));
      await editor.truncate(0);
      await editor.append(new TextEncoder().encode(`${who} `.repeat(3)));
      await editor.close();
    },
  ];
  for (let round = 0; round < rounds; round += 1) {
    try {
      await pick(works)();
    } catch (error) {
      const failure = failureOf(error);
      if (!expected.has(failure.kind)) throw error;
      expect("path" in failure && failure.path, failure.kind).toMatch(/^\//);
    }
  }
}

describe.each([
  ["memory", async () => memoryStorage(), 1000],
  ["disk", diskFolder, 150],
] as const)("two sessions on one %s", (_, storageOf, rounds) => {
  it.each([1, 2, 3, 4, 5])(
    "leave a vault in which every file is whole (%i)",
    { timeout: 60_000 },
    async (seed) => {
      const storage = await storageOf();
      const test = await newTestVault({ storage });
      const [first, second] = [await test.open(), await test.open()];
      await Promise.all([
        workAt(first, "one", rounds, seed),
        workAt(second, "two", rounds, seed + 7),
      ]);
      await first.lock();
      await second.lock();

      const vault = await test.open();
      for (const parent of ["/", ...directories]) {
        const entries = await vault.list(parent).catch(() => []);
        for (const { name, kind, failure } of entries) {
          const path = `${parent === "/" ? "" : parent}/${name}`;
          expect(failure, path).toBeUndefined();
          if (kind === "file") expect(await readText(vault, path)).toMatch(/^((one )+|(two )+)$/);
        }
      }
      expect((await pathsIn(storage)).filter((path) => path.includes("~lk"))).toEqual([]);
    },
  );
});
