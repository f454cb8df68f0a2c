/**
 * Whole vaults with random damage: files changed, cut, removed, renamed, put
 * in each other's place. What can be read is what was written, everything else
 * fails as a failure that is told, and no look at it takes for ever.
 */

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { failureOf, VaultError } from "../../src-main/base/vault-error.ts";
import { memoryStorage } from "../../src-main/storage/memory-storage.ts";
import type { Storage } from "../../src-main/storage/storage.ts";
import {
  newTestVault,
  pathsIn,
  readFile,
  type TestVault,
  writeFile,
} from "../../src-main/test-support/open-test-vault.ts";
import { byteChange, changed } from "../../src-main/test-support/proof/hostile-bytes.ts";
import { contentOf, LONG, putTree } from "../../src-main/test-support/proof/operation.ts";
import { tryEverything } from "../../src-main/test-support/proof/try-everything.ts";
import { copyStorage } from "../../src-main/test-support/storages/copied-storage.ts";
import { readWhole, writeWhole } from "../../src-main/test-support/whole-file.ts";
import type { Vault } from "../../src-main/vault/vault.ts";

const RUNS = 600;
const CHUNK = 32_768;
/** More than a damaged vault can show: there are some twenty nodes in it. */
const MOST_NODES = 500;

/** A name as sync clients, other programs and attackers make it. */
const addition = fc.oneof(
  fc.constantFrom(" (1)", " (Conflicted copy 2020)", ".icloud", "-", "_", "=", "~", ".c9r", ".c9s"),
  fc.string({ unit: "grapheme-ascii", maxLength: 12 }).map((text) => text.replaceAll("/", "")),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,150}$/),
);

const damage = fc.oneof(
  fc.record({
    kind: fc.constant("change"),
    at: fc.nat(),
    changes: fc.array(byteChange, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("remove"), at: fc.nat() }),
  fc.record({ kind: fc.constant("rename"), at: fc.nat(), addition, position: fc.nat() }),
  fc.record({ kind: fc.constant("copy"), at: fc.nat(), addition, position: fc.nat() }),
  fc.record({ kind: fc.constant("exchange"), at: fc.nat(), other: fc.nat() }),
);
type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never;

let whole: TestVault;
const contents: Uint8Array[] = [];

beforeAll(async () => {
  whole = await newTestVault();
  const vault = await whole.open();
  for (const [path, size] of [
    ["/empty", 0],
    ["/small", 100],
    ["/large", 100_000],
    [`/${LONG}`, 40_000],
  ] as const) {
    await writeFile(vault, path, contentOf(path, size));
  }
  await vault.makeLink("/link", "small");
  await putTree(vault, "/tree");
  await collect(vault, "", contents);
  await vault.lock();
  // Directory ids are encrypted too, as a backup.
  for (const path of await pathsIn(whole.storage)) {
    if (path.endsWith("/dir.c9r")) contents.push(await readWhole(whole.storage, path));
  }
});

async function collect(vault: Vault, folder: string, into: Uint8Array[]): Promise<void> {
  for (const { name, kind } of await vault.list(folder === "" ? "/" : folder)) {
    const path = `${folder}/${name}`;
    if (kind === "directory") await collect(vault, path, into);
    else if (kind === "file") into.push(await readFile(vault, path));
    else into.push(new TextEncoder().encode(await vault.readLink(path)));
  }
}

/** Damages the ciphertext below `d`; what cannot be done is left. */
async function doDamage(storage: Storage, one: Damage): Promise<void> {
  const paths = (await pathsIn(storage)).filter((path) => path.startsWith("d/"));
  const path = paths[one.at % paths.length] ?? "";
  const isFile = (await storage.stat(path)).kind === "file";
  if ("changes" in one) {
    if (isFile)
      await writeWhole(storage, path, changed(await readWhole(storage, path), one.changes));
  } else if ("addition" in one) {
    const renamed = inserted(path, one.addition, one.position);
    if (one.kind === "rename") await storage.rename(path, renamed);
    else if (isFile) await writeWhole(storage, renamed, await readWhole(storage, path));
  } else if ("other" in one) {
    const other = paths[one.other % paths.length] ?? "";
    if (isFile && (await storage.stat(other)).kind === "file") {
      await writeWhole(storage, path, await readWhole(storage, other));
    }
  } else if (isFile) await storage.removeFile(path);
}

/** The same path with something inserted into its last name. */
function inserted(path: string, text: string, position: number): string {
  const start = path.lastIndexOf("/") + 1;
  const at = start + (position % (path.length - start + 1));
  return path.slice(0, at) + text + path.slice(at);
}

async function damaged(damages: readonly Damage[]): Promise<Storage> {
  const storage = memoryStorage();
  await copyStorage(whole.storage, storage);
  for (const one of damages) await doDamage(storage, one).catch(() => undefined);
  return storage;
}

/** `null` if what is gone is the root: there is nothing to open then. */
async function openIfRoot(storage: Storage, readOnly: boolean): Promise<Vault | null> {
  try {
    return await whole.open({ storage, readOnly });
  } catch (error) {
    expect(failureOf(error).kind).toBe("root-missing");
    return null;
  }
}

/** Reads all that can be read. @returns paths that were shown */
async function readAll(vault: Vault, folder: string, paths: string[]): Promise<readonly string[]> {
  for (const { name, kind, failure } of await vault.list(folder === "" ? "/" : folder)) {
    const path = `${folder}/${name}`;
    paths.push(path);
    expect(paths.length).toBeLessThan(MOST_NODES);
    if (failure !== undefined) continue;
    try {
      if (kind === "directory") await readAll(vault, path, paths);
      else if (kind === "file") expect(isAuthentic(await readFile(vault, path))).toBe(true);
      else await vault.readLink(path);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      expect(["tampered", "broken-node"]).toContain(failureOf(error).kind);
    }
  }
  return paths;
}

/** Something that was written, or its beginning up to the end of a chunk: the format does not bind the length. */
function isAuthentic(bytes: Uint8Array): boolean {
  return contents.some(
    (content) =>
      Buffer.compare(bytes, content.subarray(0, bytes.length)) === 0 &&
      (bytes.length === content.length || bytes.length % CHUNK === 0),
  );
}

describe("a vault with random damage", () => {
  it("shows what is authentic and fails for the rest", { timeout: 300_000 }, async () => {
    const property = fc.asyncProperty(
      fc.array(damage, { minLength: 1, maxLength: 4 }),
      async (damages) => {
        const storage = await damaged(damages);
        const before = await pathsIn(storage);
        const vault = await openIfRoot(storage, true);
        if (vault) await readAll(vault, "", []);
        await vault?.lock();
        expect(await pathsIn(storage)).toEqual(before);
      },
    );
    await fc.assert(property, { numRuns: RUNS, seed: 9 });
  });

  it("can be worked with: nothing but failures that are told", { timeout: 300_000 }, async () => {
    const property = fc.asyncProperty(
      fc.array(damage, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      async (damages, choice) => {
        const storage = await damaged(damages);
        const vault = await openIfRoot(storage, false);
        if (vault === null) return;
        const paths = await readAll(vault, "", []);
        const path = paths[choice % Math.max(1, paths.length)] ?? "/small";
        expect(await tryEverything(vault, path)).toEqual([]);
        await vault.lock();
      },
    );
    await fc.assert(property, { numRuns: RUNS / 2, seed: 10 });
  });
});
