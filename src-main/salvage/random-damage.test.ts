/**
 * Whatever happens to the files of a vault: salvage comes to an end, and no
 * byte that it gives as good was ever another one.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFailure } from "../base/vault-error.ts";
import { utf8 } from "../crypto/encoding.ts";
import { CLEAR_CHUNK } from "../format/chunk-layout.ts";
import type { CipherCombo } from "../format/cipher-combo.ts";
import { memoryStorage } from "../storage/memory-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { anyDamage, type Damage, inflict } from "../test-support/damage.ts";
import { newTestVault, pathsIn, writeFile } from "../test-support/open-test-vault.ts";
import { contentOf } from "../test-support/proof/operation.ts";
import { salvaged } from "../test-support/salvaged.ts";
import { copyStorage } from "../test-support/storages/copied-storage.ts";
import { readWhole } from "../test-support/whole-file.ts";
import { engineOf } from "../vault/vault-session.ts";

const TARGET = "folder/inner";
const LONG = "long name ".repeat(20);
const sizes: Readonly<Record<string, number>> = {
  "/small": 100,
  "/exact": CLEAR_CHUNK,
  "/big": 3 * CLEAR_CHUNK + 1000,
  [`/${LONG}`]: 5000,
  "/folder/inner": CLEAR_CHUNK + 1,
  "/folder/deep/innermost": 40,
};

interface Whole {
  readonly storage: Storage;
  readonly rawKey: Uint8Array;
  /** Everything that was ever encrypted in it: contents, targets of links, ids of directories. */
  readonly held: readonly Uint8Array[];
}

async function whole(cipher: CipherCombo): Promise<Whole> {
  const test = await newTestVault({ cipher });
  const vault = await test.open();
  await vault.makeDirectory("/folder");
  await vault.makeDirectory("/folder/deep");
  const held: Uint8Array[] = [utf8(TARGET)];
  for (const [path, size] of Object.entries(sizes)) {
    const content = contentOf(path, size);
    held.push(content);
    await writeFile(vault, path, content);
  }
  await vault.makeLink("/link", TARGET);
  await writeFile(vault, "/empty", "");
  const rawKey = engineOf(vault).key.raw.slice();
  await vault.lock();
  const ids = (await pathsIn(test.storage)).filter((path) => path.endsWith("/dir.c9r"));
  for (const path of ids) held.push(await readWhole(test.storage, path));
  return { storage: test.storage, rawKey, held };
}

/** Each file is the beginning of something that was encrypted in the vault, but for the holes; links are all of it. */
async function expectNothingWrong(vault: Whole, damages: readonly Damage[]): Promise<void> {
  const storage = memoryStorage();
  await copyStorage(vault.storage, storage);
  for (const damage of damages) await inflict(storage, damage);
  const key = { kind: "raw", rawKey: vault.rawKey } as const;
  const { folder, paths, reports } = await salvaged(storage, { key });
  const holes = new Map(
    reports.flatMap((it) => (it.kind === "damaged" ? [[it.savedAs, it.holes] as const] : [])),
  );
  for (const path of paths) {
    if (path.endsWith("/")) continue;
    const [, target] = path.split("@");
    const saved = target === undefined ? readFileSync(join(folder, path)) : utf8(target);
    const isRight = vault.held.some((content) => isPart(saved, content, holes.get(path) ?? []));
    expect(isRight, `${path} is something else`).toBe(true);
  }
}

type Holes = readonly (readonly [start: number, end: number])[];

function isPart(saved: Uint8Array, content: Uint8Array, holes: Holes): boolean {
  // What was appended is longer than the content: it has to be a hole.
  const expected = new Uint8Array(saved.length).fill(0xaa);
  expected.set(content.subarray(0, saved.length));
  for (const [start, end] of holes) expected.fill(0, start, end);
  return Buffer.compare(saved, expected) === 0;
}

describe.each(["SIV_GCM", "SIV_CTRMAC"] as const)("random damage: %s", (cipher) => {
  it("gives no wrong byte for a right one", { timeout: 120_000 }, async () => {
    const vault = await whole(cipher);
    const someDamage = fc.array(anyDamage, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(someDamage, async (damages) => {
        try {
          await expectNothingWrong(vault, damages);
        } catch (error) {
          // So much may be gone that nothing tells whose vault it was.
          if (!isFailure(error, "key-of-another-vault")) throw error;
        }
      }),
      { numRuns: 100 },
    );
  });
});
